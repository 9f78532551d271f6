import { createRandom, drawIndex, seedsFrom } from '@crossvote/samples';
import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { keyOfWord, StateWords } from '../../words/state-words.ts';
import { longCsv } from './table-formats.ts';

function fileOf(name: string, bytes: Buffer): ExportFile {
  return {
    name,
    head: () => Promise.resolve(bytes),
    async *read() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 41) yield bytes.subarray(at, at + 41);
    },
  };
}

async function read(...contents: (string | Buffer)[]) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const files = contents.map((content, at) => fileOf(`${at + 1}.csv`, Buffer.from(content)));
  const summary = await longCsv.read(files, sink, log);
  const codes = log
    .list()
    .map(({ code, lines }) => `${code} @${lines.map(([line]) => line).join()}`);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const records = sink.records.map(({ selections }) =>
    [...selections].map(([contest, { marks, declared }]) => {
      const { name, choices } = sink.contests[contest]!;
      const names = marks.map(
        ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? `(${rank})` : ''),
      );
      return `${name}: ${names.join('+') || 'none'}${declared === 'nothing' ? '' : ` ${declared}`}`;
    }),
  );
  return { contests: sink.contests, raw: sink.records, records, codes };
}

async function failureOf(...contents: Parameters<typeof read>): Promise<FileError> {
  const failure: unknown = await read(...contents).catch((error: unknown) => error);
  if (failure instanceof FileError) return failure;
  throw new Error('the file was read, or failed otherwise', { cause: failure });
}

const table = (headings: string, ...rows: string[]) =>
  [headings, ...rows].map((row) => `${row}\r\n`).join('');

describe('a long table', () => {
  it('gives one record of neighbouring rows, with words for undervotes and overvotes', async () => {
    const { contests, records, raw, codes } = await read(
      table(
        'cid,Precinct,Race,Candidate',
        '1,P1,Mayor,Ann',
        '1,P1,Council,Kim',
        '1,P1,Council,Lee',
        '2,P2,Mayor,Undervote',
        '2,P2,Council,Over vote',
        '3,P2,Mayor,0',
        '4,P2,Mayor,',
      ),
    );
    expect(contests).toMatchObject([
      { name: 'Mayor', voteFor: 1, rankLimit: 0, voteForIsInferred: true },
      { name: 'Council', voteFor: 2, voteForIsInferred: true },
    ]);
    expect(records).toEqual([
      ['Mayor: Ann', 'Council: Kim+Lee'],
      ['Mayor: none', 'Council: none overvoted'],
      ['Mayor: none'],
      ['Mayor: none'],
    ]);
    expect(raw[1]?.attributes).toEqual({ precinct: 'P2' });
    expect(codes).toEqual([
      'columns_taken @1',
      'columns_taken @1',
      'columns_taken @1',
      'vote_for_inferred @',
      'vote_for_inferred @',
      'undervotes_unknown @',
      'columns_not_stored @1',
    ]);
  });

  it('takes state words of any usual spelling, and those of a person, as no choices', async () => {
    const rows = [
      ...['1,Mayor,Ann', '2,Mayor,uwi', '3,Mayor,UNCERTIFIED WRITE-IN', '4,Mayor,skipped'],
      ...['5,Mayor,NA', '6,Mayor,ov', '7,Mayor,Redacted for voter privacy', '8,Mayor,nobody'],
    ];
    const { contests, records } = await read(table('CVRNumber,Contest,Candidate', ...rows));
    expect(contests[0]?.choices.map(({ name, isWriteIn }) => [name, isWriteIn])).toEqual([
      ['Ann', false],
      ['Write-in', true],
      ['nobody', false],
    ]);
    expect(records.flat()).toEqual([
      'Mayor: Ann',
      'Mayor: Write-in',
      'Mayor: Write-in',
      'Mayor: none',
      'Mayor: none',
      'Mayor: none overvoted',
      'Mayor: none redacted',
      'Mayor: nobody',
    ]);
    const sink = new MemorySink();
    const words = new StateWords(new Map([[keyOfWord('nobody'), 'undervote']]));
    const files = [fileOf('1.csv', Buffer.from(table('CVRNumber,Contest,Candidate', ...rows)))];
    await longCsv.read(files, sink, new IssueLog(), { words });
    expect(sink.contests[0]?.choices.map(({ name }) => name)).not.toContain('nobody');
    expect(sink.records).toHaveLength(8);
  });

  it('reads record numbers that met under a hash without a secret', async () => {
    const { records } = await read(
      table('CVRNumber,Contest,Candidate', 'f7jEmsxYw4a,Mayor,Ann', '0DD5DxHYb23,Mayor,Bo'),
    );
    expect(records.flat()).toEqual(['Mayor: Ann', 'Mayor: Bo']);
  });

  it('counts a row only where IsVote says so, and lists its choice all the same', async () => {
    const { contests, records } = await read(
      table(
        'CVRNumber,Contest,Candidate,IsVote',
        '1,Mayor,Ann,0',
        '1,Mayor,Bo,1',
        '2,Mayor,Ann,0',
        '2,Mayor,Bo,FALSE',
      ),
    );
    expect(contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Bo']);
    expect(records).toEqual([['Mayor: Bo'], ['Mayor: none']]);
  });

  it('allows as many votes as its name states, or as a record uses or leaves unused', async () => {
    const { contests, codes, records } = await read(
      table(
        'cid,contest,candidate',
        '1,Board Vote for 1,Ann',
        '1,Board Vote for 1,Bo',
        '1,Council,Kim',
        '1,Council,Undervote',
        '1,Council,Undervote',
        '2,Council,Kim',
        '2,Council,Lee',
        '2,Council,Mo',
        '2,Council,Ned',
        '2,Council,overvote',
        '3,Council,Kim',
        '3,Council,Lee',
        '3,Council,Lee',
        '3,Council,Mo',
      ),
    );
    expect(contests.map(({ voteFor }) => voteFor)).toEqual([1, 3]);
    expect(records.at(-1)).toEqual(['Council: Kim+Lee+Mo+Ned overvoted']);
    expect(codes).toEqual(expect.arrayContaining(['vote_for_differs @', 'choice_repeated @12']));
  });

  it('takes words for what IsVote says of them, and refuses an overvote that is none', async () => {
    const { contests, records, codes } = await read(
      table(
        'cid,contest,candidate,IsVote,Ballot Party',
        ...['Ann,1', 'Bo,0', 'Overvote,0', 'Undervote,0'].map((row) => `1,Mayor,${row},D`),
        ...['Ann,0', 'Bo,0', 'Overvote,1', 'Undervote,0'].map((row) => `2,Mayor,${row},D`),
        ...['Ann,0', 'Bo,0', 'Overvote,0', 'Undervote,1'].map((row) => `3,Mayor,${row},R`),
        '4,Mayor,Overvote,0,R',
      ),
    );
    expect(contests[0]).toMatchObject({ voteFor: 1, choices: [{ name: 'Ann' }, { name: 'Bo' }] });
    expect(records).toEqual([['Mayor: Ann'], ['Mayor: none overvoted'], ['Mayor: none']]);
    expect(codes).toContain('overvote_unclear @14');
  });

  it('stores the party of the ballot', async () => {
    const { raw } = await read(table('cid,contest,candidate,Ballot Party', '1,Mayor,Ann,Green'));
    expect(raw[0]?.attributes).toEqual({ party: 'Green' });
  });

  it('takes two write-in lines at the highest rank for an overvote', async () => {
    const rows = ['1,A,Write-in,1', '1,A,write in,1', '2,A,Ann,1', '2,A,Write-in,2', '3,A,Ann,2'];
    const more = ['4,A,Ann,1', '4,A,Write-in,2', '4,A,Write-in,2'];
    const { records } = await read(table('cvr_id,contest,candidate,rank', ...rows, ...more));
    expect(records.flat()).toEqual([
      'A: Write-in(1)+Write-in(1) overvoted',
      'A: Ann(1)+Write-in(2)',
      'A: Ann(2)',
      'A: Ann(1)+Write-in(2)+Write-in(2)',
    ]);
  });

  it('reads ranks, and write-in lines as one choice', async () => {
    const { contests, records } = await read(
      table(
        'cvr_id,contest,candidate,rank',
        '1,Mayor,Ann,2',
        '1,Mayor,Write-in,1',
        '2,Mayor,write in,1',
      ),
    );
    expect(contests[0]).toMatchObject({ rankLimit: 2, voteFor: 1 });
    expect(contests[0]?.choices).toHaveLength(2);
    expect(records).toEqual([['Mayor: Ann(2)+Write-in(1)'], ['Mayor: Write-in(1)']]);
  });

  it.each([
    ['a choice twice', ['1,A,Ann,,P', '1,A,Ann,,P'], 'choice_repeated'],
    ['two precincts', ['1,A,Ann,,P', '1,A,Bo,,Q'], 'record_contradicts'],
    ['no rank where others have one', ['1,A,Ann,,P', '2,A,Bo,1,P'], 'rank_missing'],
  ])('refuses a record with %s', async (_, rows, code) => {
    const { codes } = await read(table('cid,contest,candidate,rank,precinct', ...rows));
    expect(codes).toContain(`${code} @2`);
  });

  it.each([
    ['whose rows of a record are apart', ['1,A,Ann', '2,A,Ann', '1,B,Bo'], 'record_scattered'],
    ['with a short row', ['1,A,Ann', '2,A'], 'row_unreadable'],
    ['with a row of no record', ['1,A,Ann', ',A,Ann'], 'row_unreadable'],
    ['with a row of no contest', ['1,A,Ann', '2,,Ann'], 'row_unreadable'],
  ])('is refused %s', async (_, rows, code) => {
    expect(await failureOf(table('cid,contest,candidate', ...rows))).toMatchObject({ code });
  });

  it('is refused with an unknown word under IsVote', async () => {
    const text = table('cid,contest,candidate,IsVote', '1,A,Ann,perhaps');
    expect(await failureOf(text)).toMatchObject({ code: 'row_unreadable', place: { line: 2 } });
  });

  it('takes record numbers by file, passes over other files, and refuses where there is no table', async () => {
    const text = table('cid,contest,candidate', '1,A,Ann');
    const { records, codes } = await read(text, text, 'x,y\n');
    expect(records).toHaveLength(2);
    expect(codes).toEqual(expect.arrayContaining(['records_by_file @', 'files_passed_over @']));
    expect(await failureOf('x,y\n')).toMatchObject({ code: 'no_records_file' });
  });

  it('is recognised by three headings', () => {
    const part = (text: string) => longCsv.recognise(Buffer.from(text), 'x.csv').part;
    expect(part('\uFEFF"CVR Number",Race,Candidate Name\n')).toBe('records');
    expect(part('Race,Candidate,Votes\n')).toBe('none');
    expect(part('')).toBe('none');
  });

  it('that is damaged anywhere is refused or read, and never ends otherwise', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `${at >> 1},"R, ${at % 2}",C${at % 3},1,P`);
    const whole = Buffer.from(table('cid,race,candidate,isvote,precinct', ...rows));
    const outcome = (bytes: Buffer) =>
      read(bytes).then(
        ({ records }) => records.length,
        (error: unknown) => {
          if (error instanceof FileError) return undefined;
          throw error;
        },
      );
    for (let part = 0; part < 50; part += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 50));
      expect((await outcome(cut)) ?? 0).toBeLessThanOrEqual(15);
    }
    let stored = 0;
    const seeds = seedsFrom(60, 400);
    for (const seed of seeds) {
      const random = createRandom(seed);
      const bytes = Buffer.from(whole);
      bytes[drawIndex(random, bytes.length)] = drawIndex(random, 256);
      if ((await outcome(bytes)) !== undefined) stored += 1;
    }
    expect(stored).toBeGreaterThan(seeds.length / 8);
  });
});

describe('several long tables with one title', () => {
  const table = (contest: string, ...candidates: string[]) =>
    `CVRNumber,Contest,Candidate\n${candidates.map((name, at) => `${at + 1},${contest},${name}\n`).join('')}`;

  it('have one contest where they share a choice', async () => {
    const { contests, records } = await read(
      table('Mayor', 'Ann', 'Bo'),
      table('Mayor', 'Bo', 'Ann', 'Cy'),
    );
    expect(contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo', 'Cy'],
    ]);
    expect(records.at(-1)).toEqual(['Mayor: Cy']);
  });

  it('have two where they share none', async () => {
    const { contests, records } = await read(
      table('Mayor', 'Ann', 'Bo'),
      table('Mayor', 'Di', 'Cy'),
    );
    expect(contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo'],
      ['Di', 'Cy'],
    ]);
    expect(records.at(-1)).toEqual(['Mayor: Cy']);
  });
});
