import { createRandom, drawIndex, seedsFrom } from '@crossvote/samples';
import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { crossvoteCsv } from './crossvote-csv.ts';

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

const read = (...contents: (string | Buffer)[]) => readJoined(contents);

/** The same, but `ofFiles` decides which contests of the files are the same. */
async function readJoined(contents: readonly (string | Buffer)[], ofFiles = new ContestsOfFiles()) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const files = contents.map((content, at) => fileOf(`${at + 1}.csv`, Buffer.from(content)));
  const summary = await crossvoteCsv.read(files, sink, log, { contests: ofFiles });
  ofFiles.finish(log);
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
  return { summary, contests: sink.contests, raw: sink.records, records, codes };
}

async function failureOf(...contents: Parameters<typeof read>): Promise<FileError> {
  const failure: unknown = await read(...contents).catch((error: unknown) => error);
  if (failure instanceof FileError) return failure;
  throw new Error('the file was read, or failed otherwise', { cause: failure });
}

const table = (...rows: string[]) => rows.map((row) => `${row}\n`).join('');

describe('a table with one record a row, written by hand', () => {
  it('needs no more than record numbers and contests', async () => {
    const { contests, records, codes } = await read(
      table('record,Mayor,Council', '1,Ann,Kim|Lee', '2,UNDERVOTE,OVERVOTE', '3,Bo,', '4,,Kim'),
    );
    expect(contests).toMatchObject([
      { name: 'Mayor', voteFor: 1, rankLimit: 0, choices: [{ name: 'Ann' }, { name: 'Bo' }] },
      { name: 'Council', voteFor: 2, choices: [{ name: 'Kim' }, { name: 'Lee' }] },
    ]);
    expect(records).toEqual([
      ['Mayor: Ann', 'Council: Kim+Lee'],
      ['Mayor: none', 'Council: none overvoted'],
      ['Mayor: Bo'],
      ['Council: Kim'],
    ]);
    expect(contests.map(({ voteForIsInferred }) => voteForIsInferred)).toEqual([true, true]);
    expect(codes).toEqual(['vote_for_inferred @', 'vote_for_inferred @', 'undervotes_unknown @']);
  });

  it('states a rule in a row of its own, or leaves it to the marks', async () => {
    const { contests } = await read(
      table('record,Mayor,Council,Ranked', '#vote_for,1,,1', '#rank_limit,,,2', '1,Ann,Kim,Bo>Ann'),
    );
    const ranked = await read(table('record,Ranked', '#vote_for,1', '1,Bo>Ann'));
    expect(ranked.contests).toMatchObject([{ rankLimit: 2, voteForIsInferred: true }]);
    expect(
      contests.map(({ voteFor, rankLimit, voteForIsInferred }) => [
        voteFor,
        rankLimit,
        voteForIsInferred,
      ]),
    ).toEqual([
      [1, 0, false],
      [1, 0, true],
      [1, 2, false],
    ]);
  });

  it('may have attributes in any order and spelling, and blanks around everything', async () => {
    const { raw, contests } = await read(
      table(
        'record,Ballot Style,Mayor,precinct, Batch',
        '7, S1 , Ann  Lee ,"P, 1",',
        '8,,Ann Lee,P2,B',
      ),
    );
    expect(contests).toHaveLength(1);
    expect(contests[0]?.choices).toMatchObject([{ name: 'Ann Lee' }]);
    expect(raw.map(({ attributes }) => attributes)).toEqual([
      { ballotStyle: 'S1', precinct: 'P, 1' },
      { precinct: 'P2', batch: 'B' },
    ]);
  });

  it('takes two write-in lines at the highest rank for an overvote, and refuses a choice there twice', async () => {
    const { records, codes } = await read(
      table('record,Mayor', '1,Write-in|Write-in>Ann', '2,Ann>Write-in|Write-in', '3,Ann|Ann>Bo'),
    );
    expect(records.flat()).toEqual([
      'Mayor: Write-in(1)+Write-in(1)+Ann(2) overvoted',
      'Mayor: Ann(1)+Write-in(2)+Write-in(2)',
    ]);
    expect(codes).toContain('choice_repeated @4');
  });

  it('ranks choices between >, with skipped ranks and several choices of one rank', async () => {
    const { contests, records } = await read(
      table('record,Mayor', '1,Ann>Bo>Cy', '2,>Ann', '3,Ann>>Bo|Cy', '4,Cy', '5,OVERVOTE|>Ann>Bo'),
    );
    expect(contests[0]).toMatchObject({ voteFor: 1, rankLimit: 3 });
    expect(records.flat()).toEqual([
      'Mayor: Ann(1)+Bo(2)+Cy(3)',
      'Mayor: Ann(2)',
      'Mayor: Ann(1)+Bo(3)+Cy(3)',
      'Mayor: Cy(1)',
      'Mayor: Ann(2)+Bo(3) overvoted',
    ]);
  });

  it('takes write-in lines as one choice that a record may mark twice', async () => {
    const { contests, records } = await read(
      table('record,Council', '1,Write-in|write in', '2,Kim'),
    );
    expect(contests[0]).toMatchObject({
      voteFor: 2,
      choices: [{ name: 'Write-in', isWriteIn: true }, { name: 'Kim' }],
    });
    expect(records[0]).toEqual(['Council: Write-in+Write-in']);
  });

  it('says what it knows in rows above the records', async () => {
    const { summary, contests, records, codes } = await read(
      table(
        'record,precinct,Mayor,Prop A',
        '#election,Town 2024,,',
        '#date,,2024-11-05,',
        '#type,general,,',
        '#status,,,certified',
        '#contest,,,"Proposition A, bonds"',
        '#vote_for,,2,1',
        '#choices,,Bo|Ann|Nobody,Yes|No',
        '#parties,,DEM||,',
        '#codes,,7||,',
        '#write_ins,,||yes,',
        '#aggregate_votes,,3|0|,',
        '#code,,M1,',
        '#party,,REP,',
        '1,P,Ann,REDACTED',
      ),
    );
    expect(summary).toMatchObject({
      electionName: 'Town 2024',
      electionDate: '2024-11-05',
      electionType: 'general',
      resultsStatus: 'certified',
    });
    expect(contests).toMatchObject([
      {
        ...{ name: 'Mayor', voteFor: 2, rankLimit: 0, code: 'M1', party: 'REP' },
        choices: [
          { name: 'Bo', party: 'DEM', code: '7', isWriteIn: false },
          { name: 'Ann', party: '', isWriteIn: false },
          { name: 'Nobody', party: '', isWriteIn: true },
        ],
        aggregateVotes: [3, 0, 0],
      },
      { name: 'Proposition A, bonds', voteFor: 1, choices: [{ name: 'Yes' }, { name: 'No' }] },
    ]);
    expect(records).toEqual([['Mayor: Ann', 'Proposition A, bonds: none redacted']]);
    expect(codes).toEqual([]);
  });

  it('resolves escapes, and takes off the apostrophe before a formula', async () => {
    const { contests, records } = await read(
      table(
        "record,'=Mayor",
        "1,'=cmd()",
        "2,''-x",
        '3,\\undervote|A\\|B\\>C\\\\',
        "4,'tis",
        '5,a\\x0009',
      ),
    );
    expect(contests[0]?.name).toBe('=Mayor');
    expect(records.flat()).toEqual([
      '=Mayor: =cmd()',
      "=Mayor: '-x",
      '=Mayor: undervote+A|B>C\\',
      "=Mayor: 'tis",
      '=Mayor: a\t',
    ]);
  });

  it.each([
    ['an unknown choice', '1,Cy', 'choice_unknown'],
    ['a choice twice', '1,Ann|Ann', 'choice_repeated'],
    ['ranks where there are none', '1,Ann>Bo', 'contest_not_ranked'],
    ['marks beside an undervote', '1,UNDERVOTE|Ann', 'undervote_with_marks'],
    ['a state among choices', '1,Ann|OVERVOTE', 'mark_unreadable'],
    ['a choice left out', '1,Ann|', 'mark_unreadable'],
    ['an unknown escape', '1,A\\nn', 'escape_unknown'],
    ['no number', ',Ann', 'record_missing'],
    ['too many cells', '1,Ann,Bo', 'too_many_cells'],
    ['too few cells', '1', 'too_few_cells'],
    ['a late definition', '#vote_for,1', 'definition_late'],
  ])('refuses a record with %s by its line', async (_, row, code) => {
    const { codes, records } = await read(
      table('record,Mayor', '#vote_for,1', '#choices,Ann|Bo', '0,Ann', row, '9,Bo'),
    );
    expect(codes).toEqual([`${code} @5`]);
    expect(records).toHaveLength(2);
  });

  it('warns of a number that stands twice', async () => {
    const { codes, records } = await read(
      table('record,Mayor', '#vote_for,1', '#choices,Ann', '1,Ann', '1,Ann'),
    );
    expect(records).toHaveLength(2);
    expect(codes).toEqual(['duplicate_record @5']);
  });

  it.each([
    ['an unknown definition', 'record,A\n#votes,1\n1,x\n', 'definition_unknown', 2],
    ['a number no number', 'record,A\n#vote_for,x\n1,x\n', 'definition_wrong', 1],
    ['lists of two lengths', 'record,A\n#choices,x|y\n#parties,a\n1,x\n', 'definition_wrong', 1],
    ['a choice listed twice', 'record,A\n#choices,x|x\n1,x\n', 'definition_wrong', 1],
    ['a wrong date', 'record,A\n#date,5 Nov\n1,x\n', 'definition_wrong', 2],
    ['a wrong status', 'record,A\n#status,final\n1,x\n', 'definition_wrong', 2],
    ['a later version', 'record,A\n#crossvote,2\n1,x\n', 'definition_wrong', 2],
    ['a definition twice', 'record,A\n#code,1\n#code,2\n1,x\n', 'definition_repeated', 3],
    ['one of an attribute', 'record,batch,A\n#code,1,\n1,,x\n', 'definition_misplaced', 2],
    ['a contest twice', 'record,A,A\n1,x,x\n', 'heading_repeated', 1],
    ['an attribute twice', 'record,Party,A,party\n1,x,x,x\n', 'heading_repeated', 1],
    ['a column without a heading', 'record,A,,B\n1,x,x,x\n', 'heading_missing', 1],
    ['a quotation mark cut off', 'record,A\n1,"x\n2,y\n', 'quote_not_closed', 2],
    ['a cut-off row', 'record,A,B\n1,x,y\n2,x', 'cut_off', 3],
    ['a contest left undefined', 'record,A\n#crossvote,1\n1,x\n', 'definition_missing', 1],
  ])('is refused with %s', async (_, text, code, line) => {
    expect(await failureOf(text)).toMatchObject({ code, place: { line } });
  });
});

describe('a table with one mark a row, written by hand', () => {
  it('needs no more than record numbers, contests and choices', async () => {
    const { contests, records, codes } = await read(
      table(
        'record,contest,choice',
        ...['1,Mayor,Ann', '1,Council,Kim', '1,Council,Lee', '2,Mayor,UNDERVOTE', '2,Council,Kim'],
        ...['3,Mayor,OVERVOTE', '3,Mayor,Ann', '3,Mayor,Bo', '4,,', '5,Council,redacted'],
      ),
    );
    expect(contests).toMatchObject([
      { name: 'Mayor', voteFor: 1 },
      { name: 'Council', voteFor: 2 },
    ]);
    expect(records).toEqual([
      ['Mayor: Ann', 'Council: Kim+Lee'],
      ['Mayor: none', 'Council: Kim'],
      ['Mayor: Ann+Bo overvoted'],
      [],
      ['Council: none redacted'],
    ]);
    expect(codes).toEqual(['vote_for_inferred @', 'vote_for_inferred @', 'undervotes_unknown @']);
  });

  it('reads ranks and attributes, and says which columns it does not read', async () => {
    const { contests, raw, records, codes } = await read(
      table('record,batch,contest,rank,choice,note', '1,B,Mayor,2.0,Ann,x', '1,B,Mayor,1,Bo,y'),
    );
    expect(contests[0]).toMatchObject({ rankLimit: 2 });
    expect(records).toEqual([['Mayor: Ann(2)+Bo(1)']]);
    expect(raw[0]?.attributes).toEqual({ batch: 'B' });
    expect(codes).toContain('columns_not_stored @1');
  });

  it('says what it knows in rows above the records', async () => {
    const { contests, records, codes, summary } = await read(
      table(
        'record,contest,choice,rank',
        ...['#election,,Town,', '#vote_for,Mayor,1,', '#rank_limit,Mayor,3,'],
        ...['#choices,Mayor,Ann|Bo,', '1,Mayor,Bo,3'],
      ),
    );
    expect(summary.electionName).toBe('Town');
    expect(contests).toMatchObject([
      { name: 'Mayor', rankLimit: 3, choices: [{ name: 'Ann' }, { name: 'Bo' }] },
    ]);
    expect(records).toEqual([['Mayor: Bo(3)']]);
    expect(codes).toEqual([]);
  });

  it.each([
    ['two precincts', ['1,A,x,,P', '1,B,x,,Q'], 'record_contradicts'],
    ['a choice twice', ['1,A,x,,P', '1,A,x,,P'], 'choice_repeated'],
    ['two states', ['1,A,OVERVOTE,,P', '1,A,UNDERVOTE,,P'], 'state_repeated'],
    ['a contest without a choice', ['1,A,,,P'], 'row_incomplete'],
    ['a rank that is none', ['1,A,x,first,P'], 'rank_wrong'],
    ['no rank where others have one', ['1,R,x,,P', '2,R,x,1,P'], 'rank_missing'],
  ])('refuses a record with %s by its lines', async (_, rows, code) => {
    const { codes } = await read(table('record,contest,choice,rank,precinct', ...rows));
    expect(codes).toContain(`${code} @2`);
  });

  it('refuses a record with a contest that is not defined where others are', async () => {
    const { codes } = await read(
      table('record,contest,choice', '#vote_for,A,1', '#choices,A,x', '1,A,x', '2,B,x'),
    );
    expect(codes).toEqual(['contest_unknown @5']);
  });

  it.each([
    ['rows of a record apart', '1,A,x\n2,A,x\n1,B,x\n', 'record_scattered', 4],
    ['a row of no record', '1,A,x\n,A,x\n', 'row_unreadable', 3],
    ['a short row', '1,A,x\n2,A\n', 'row_unreadable', 3],
    ['a late definition', '1,A,x\n#vote_for,A,1\n', 'definition_late', 3],
    ['a definition of no contest', '#vote_for,,1\n1,A,x\n', 'definition_misplaced', 2],
    ['a quotation mark cut off', '1,A,"x\n2,A,x\n', 'quote_not_closed', 2],
  ])('is refused with %s', async (_, rows, code, line) => {
    const text = `record,contest,choice\n${rows}`;
    expect(await failureOf(text)).toMatchObject({ code, place: { line } });
  });
});

describe('several tables', () => {
  it('of both forms are one dataset, where they define contests alike', async () => {
    const wide = table('record,Mayor', '#vote_for,1', '#choices,Ann|Bo', '1,Ann');
    const long = table('record,contest,choice', '1,Mayor,Bo', '2,Mayor,Cy');
    const { records, codes } = await read(wide, long);
    expect(records).toEqual([['Mayor: Ann'], ['Mayor: Bo']]);
    expect(codes).toEqual(['records_by_file @', 'contest_choices_differ @', 'choice_unknown @3']);
    const other = wide.replace('Ann|Bo', 'Ann|Cy');
    expect(await failureOf(wide, other)).toMatchObject({ code: 'contest_differs' });
  });

  it('are found among other files', async () => {
    const { records, codes } = await read('x,y\n', table('record,A', '1,x'));
    expect(records).toHaveLength(1);
    expect(codes).toContain('files_passed_over @');
    expect(await failureOf('x,y\n')).toMatchObject({ code: 'no_records_file' });
  });
});

it.each([
  ['record,Mayor\n', 'records'],
  ['\uFEFF"Record",contest,choice\n', 'records'],
  ['record,precinct,batch\n', 'none'],
  ['record\n', 'none'],
  ['cvr,contest,choice\n', 'none'],
  ['', 'none'],
])('%j is recognised as %s', (text, part) => {
  expect(crossvoteCsv.recognise(Buffer.from(text), 'x.csv').part).toBe(part);
});

it('a table that is damaged anywhere is refused or read, and never ends otherwise', async () => {
  const outcome = (bytes: Buffer) =>
    read(bytes).then(
      ({ records }) => records.length,
      (error: unknown) => {
        if (error instanceof FileError) return undefined;
        throw error;
      },
    );
  const rows = Array.from({ length: 20 }, (_, at) => `${at},"A|B",\\>>C`);
  const wide = Buffer.from(table('record,"R, 1",S', '#choices,A|B,', ...rows));
  const longRows = Array.from({ length: 30 }, (_, at) => `${at >> 1},"R, ${at % 2}",C${at % 3},1`);
  const long = Buffer.from(table('record,contest,choice,rank', ...longRows));
  let stored = 0;
  const seeds = seedsFrom(50, 300);
  for (const whole of [wide, long]) {
    for (let part = 0; part < 50; part += 1)
      await outcome(whole.subarray(0, Math.floor((whole.length * part) / 50)));
    for (const seed of seeds) {
      const random = createRandom(seed);
      const bytes = Buffer.from(whole);
      bytes[drawIndex(random, bytes.length)] = drawIndex(random, 256);
      if (((await outcome(bytes)) ?? 0) > 0) stored += 1;
    }
  }
  expect(stored).toBeGreaterThan(seeds.length / 3);
});

describe('contests of several tables', () => {
  const names = ({ contests }: Awaited<ReturnType<typeof read>>) =>
    contests.map(({ name }) => name);
  const one = table('record,Mayor', '1,Ann', '2,Bo');
  const other = table('record,Mayor', '3,Cy', '4,Di');

  it('of one title are two where their choices have nothing in common, which is said', async () => {
    const { records, codes, contests } = await read(one, other);
    expect(contests.map(({ choices }) => choices.map(({ name }) => name))).toEqual([
      ['Ann', 'Bo'],
      ['Cy', 'Di'],
    ]);
    expect(records.flat()).toEqual(['Mayor: Ann', 'Mayor: Bo', 'Mayor: Cy', 'Mayor: Di']);
    expect(codes).toContain('contests_told_apart @');
  });

  it('are joined and parted by a person', async () => {
    const map = (...lines: [file: string, title: string, contest: string][]) =>
      new ContestsOfFiles(
        new ContestMap(
          'map.csv',
          lines.map(([file, title, contest], at) => ({ line: at + 2, file, title, contest })),
        ),
      );
    const joined = await readJoined(
      [one, other],
      map(['1.csv', 'Mayor', 'M'], ['2.csv', 'Mayor', 'M']),
    );
    expect(names(joined)).toEqual(['M']);
    expect(joined.records.flat()).toEqual(['M: Ann', 'M: Bo', 'M: Cy', 'M: Di']);
    const parted = await readJoined(
      [one, one.replaceAll(/^([12]),/gm, '$1$1,')],
      map(['2.csv', 'Mayor', 'N']),
    );
    expect(parted.records.flat()).toEqual(['Mayor: Ann', 'Mayor: Bo', 'N: Ann', 'N: Bo']);
  });

  it('take as many votes as a record of any of them has', async () => {
    const { contests } = await read(
      table('record,Council', '1,Ann', '2,Bo'),
      table('record,Council', '3,Ann|Bo'),
    );
    expect(contests).toMatchObject([{ voteFor: 2 }]);
  });
});
