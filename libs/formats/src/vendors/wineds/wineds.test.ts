import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mark } from '@crossvote/election';
import { createRandom, drawIndex, sharedDataFolder, seedsFrom } from '@crossvote/samples';
import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import { wineds } from './wineds.ts';

function fileOf(name: string, content: string | Buffer): ExportFile {
  const bytes = Buffer.from(content);
  return {
    name,
    head: () => Promise.resolve(bytes.subarray(0, 1 << 20)),
    async *read() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
    },
  };
}

const read = (...contents: (string | Buffer)[]) => readJoined(contents);

/** The same, where `ofFiles` says what the contests are. */
async function readJoined(contents: readonly (string | Buffer)[], ofFiles = new ContestsOfFiles()) {
  const sink = new MemorySink();
  const log = new IssueLog();
  const files = contents.map((content, at) => fileOf(`${at + 1}.txt`, content));
  const summary = await wineds.read(files, sink, log, { contests: ofFiles });
  ofFiles.finish(log);
  const issues = log.list();
  const codes = issues.map(({ code, lines }) => `${code} @${lines.map(([line]) => line).join()}`);
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const records = sink.records.map(({ selections }) =>
    [...selections].map(([contest, { marks, declared }]) => {
      const { name, choices } = sink.contests[contest]!;
      const names = marks.map(({ choice, rank }) => `${choices[choice]!.name}(${rank})`);
      return `${name}: ${names.join('+') || 'none'}${declared === 'nothing' ? '' : ` ${declared}`}`;
    }),
  );
  return { summary, contests: sink.contests, raw: sink.records, records, codes };
}

async function failureOf(...contents: Parameters<typeof read>): Promise<FileError> {
  const failure: unknown = await read(...contents).catch((error: unknown) => error);
  if (failure instanceof FileError) return failure;
  throw new Error('the files were read, or failed otherwise', { cause: failure });
}

const number = (value: number, width: number) => String(value).padStart(width, '0');

interface LookupEntry {
  readonly order?: number;
  readonly contest?: number;
  readonly isWriteIn?: boolean;
}

const entry = (type: string, id: number, name: string, more: LookupEntry = {}) =>
  `${type.padEnd(10)}${number(id, 7)}${name.padEnd(50)}${number(more.order ?? id, 7)}${number(more.contest ?? 0, 7)}${more.isWriteIn ? 1 : 0}0\r\n`;

const lookup = [
  entry('Candidate', 12, 'BO  BETA', { order: 2, contest: 1 }),
  entry('Candidate', 11, 'ANN "A" ALPHA', { order: 1, contest: 1 }),
  entry('Candidate', 1, 'WRITE-IN', { order: 9, contest: 1, isWriteIn: true }),
  entry('Candidate', 21, 'CY', { contest: 2 }),
  entry('Contest', 2, 'Sheriff'),
  entry('Contest', 1, 'Mayor'),
  entry('Contest', 3, 'Clerk'),
  entry('Precinct', 5, 'Pct 1101'),
  entry('Tally Type', 2, 'VBM'),
].join('');

interface Rank {
  readonly contest?: number;
  readonly precinct?: number;
  readonly flags?: string;
}

const line = (voter: number, rank: number, candidate: number, more: Rank = {}) =>
  `${number(more.contest ?? 1, 7)}${number(voter, 9)}0000004002${number(more.precinct ?? 5, 7)}${number(rank, 3)}${number(candidate, 7)}${more.flags ?? (candidate === 0 ? '01' : '00')}\r\n`;

describe('WinEDS ballot images', () => {
  it('have contests that a person may name, by the title in the master lookup', async () => {
    const map = new ContestMap('map.csv', [
      { line: 2, file: '2.txt', title: 'Mayor', contest: 'Mayor of Example' },
    ]);
    const files = [line(7, 1, 12) + line(8, 1, 11), lookup];
    const { records } = await readJoined(files, new ContestsOfFiles(map));
    expect(records.flat()).toEqual([
      'Mayor of Example: BO BETA(1)',
      'Mayor of Example: ANN "A" ALPHA(1)',
    ]);
  });

  it('give contests in list order, ranks, names and attributes', async () => {
    const { contests, records, raw, codes } = await read(
      line(7, 1, 12) + line(7, 2, 0) + line(8, 1, 0) + line(8, 2, 11),
      lookup,
    );
    expect(contests).toMatchObject([
      {
        name: 'Mayor',
        voteFor: 1,
        rankLimit: 2,
        voteForIsInferred: true,
        choices: [{ name: 'ANN "A" ALPHA' }, { name: 'BO BETA' }, { isWriteIn: true }],
      },
    ]);
    expect(records).toEqual([['Mayor: BO BETA(1)'], ['Mayor: ANN "A" ALPHA(2)']]);
    expect(raw[0]?.attributes).toEqual({
      precinct: 'Pct 1101',
      countingGroup: 'VBM',
      tabulator: '0000004',
    });
    expect(codes).toEqual([
      'ranks_inferred @',
      'contest_without_records @',
      'contest_without_records @',
      'cards_not_linked @',
    ]);
  });

  it('end the ranking at an overvote, and keep a choice above it', async () => {
    const over = { flags: '10' };
    const { records, codes } = await read(
      [line(7, 1, 0, over), line(7, 2, 11), line(8, 1, 11), line(8, 2, 0, over)].join(''),
      lookup,
    );
    expect(records).toEqual([['Mayor: ANN "A" ALPHA(2) overvoted'], ['Mayor: ANN "A" ALPHA(1)']]);
    expect(codes).toContain('later_rank_overvoted @3');
  });

  it('put neighbouring contests of one voter on one record', async () => {
    const { records } = await read(line(7, 1, 11) + line(7, 1, 21, { contest: 2 }), lookup);
    expect(records).toEqual([['Mayor: ANN "A" ALPHA(1)', 'Sheriff: CY(1)']]);
  });

  it.each([
    ['an unknown candidate', line(9, 1, 99) + line(9, 2, 0), 'unknown_candidate'],
    ['an unknown contest', line(9, 1, 11, { contest: 4 }), 'unknown_contest'],
    ['a missing rank', line(9, 1, 11), 'ranks_incomplete'],
    ['a rank twice', line(9, 1, 11) + line(9, 1, 12), 'ranks_incomplete'],
    ['a candidate and a flag', line(9, 1, 11, { flags: '10' }) + line(9, 2, 0), 'rank_contradicts'],
    ['neither', line(9, 1, 0, { flags: '00' }) + line(9, 2, 0), 'rank_contradicts'],
    ['another line', 'hello\r\n', 'not_a_record'],
    ['an unknown flag', line(9, 1, 0, { flags: '02' }), 'not_a_record'],
  ])('refuse %s by its line', async (_, lines, code) => {
    const good = line(7, 1, 12) + line(7, 2, 0) + line(8, 1, 0) + line(8, 2, 11);
    const { records, codes, summary } = await read(good + lines, lookup);
    expect(records).toHaveLength(2);
    expect(summary.recordsRefused).toBe(1);
    expect(codes).toContain(`${code} @5`);
  });

  it('have the numbers of the lookup as codes, and one choice for all unnamed write-ins', async () => {
    const lines = entry('Candidate', 2, 'Write-in', { order: 10, contest: 1, isWriteIn: true });
    const { contests, records } = await read(line(7, 1, 1) + line(8, 1, 2), lookup + lines);
    expect(contests[0]).toMatchObject({ code: '1' });
    expect(contests[0]?.choices.map(({ name, code }) => [name, code])).toEqual([
      ['ANN "A" ALPHA', '11'],
      ['BO BETA', '12'],
      ['WRITE-IN', '1'],
    ]);
    expect(records).toEqual([['Mayor: WRITE-IN(1)'], ['Mayor: WRITE-IN(1)']]);
  });

  it('keep two contests of one name apart', async () => {
    const twice = lookup.replace('Sheriff', 'Mayor  ');
    const { contests, raw } = await read(line(7, 1, 11) + line(8, 1, 21, { contest: 2 }), twice);
    expect(contests.map(({ name }) => name)).toEqual(['Mayor', 'Mayor']);
    expect(raw.map(({ selections }) => [...selections.keys()])).toEqual([[0], [1]]);
  });

  it('may begin with a byte order mark', async () => {
    const { records } = await read(`\ufeff${line(7, 1, 11)}${line(8, 1, 12)}`, `\ufeff${lookup}`);
    expect(records).toEqual([['Mayor: ANN "A" ALPHA(1)'], ['Mayor: BO BETA(1)']]);
  });

  it('of one damaged line keep the ranks that most voters have', async () => {
    const good = [7, 8, 9].map((voter) => line(voter, 1, 11) + line(voter, 2, 0)).join('');
    const { contests, records, codes } = await read(good + line(10, 999, 11), lookup);
    expect(contests[0]?.rankLimit).toBe(2);
    expect(records).toHaveLength(3);
    expect(codes).toContain('ranks_incomplete @7');
  });

  it.each([
    ['without lookup', [line(7, 1, 11)], 'side_file_missing'],
    ['with two lookups', [line(7, 1, 11), lookup, lookup], 'side_file_ambiguous'],
    ['with the lookup alone', [lookup], 'no_records_file'],
    ['with a short lookup', [line(7, 1, 11), lookup.slice(0, -30)], 'side_file_unreadable'],
    ['with a number twice', [line(7, 1, 11), lookup + lookup], 'side_file_repeats'],
    ['cut in a line', [line(7, 1, 11).slice(0, -7), lookup], 'no_records_file'],
    ['cut in a later line', [line(7, 1, 11) + line(8, 1, 11).slice(0, -7), lookup], 'cut_off'],
    [
      'with scattered ranks',
      [line(7, 1, 11) + line(8, 1, 11) + line(7, 2, 0), lookup],
      'voter_scattered',
    ],
    ['with a long line', [line(7, 1, 11) + '0'.repeat(9999), lookup], 'line_too_long'],
  ])('are refused %s', async (_, files, code) => {
    expect(await failureOf(...files)).toMatchObject({ code });
  });

  it('read names in Windows-1252 and say so, and take numbers where a name is missing', async () => {
    const text = lookup.replace('BO  BETA', 'JOSÉ NIÑ').replace(/Precinct.*\r\n/, '');
    const { contests, raw, codes } = await read(
      Buffer.from(text, 'latin1'),
      line(7, 1, 12),
      'a stranger\n',
    );
    expect(contests[0]?.choices[1]?.name).toBe('JOSÉ NIÑ');
    expect(raw[0]?.attributes.precinct).toBe('5');
    expect(codes).toEqual(
      expect.arrayContaining([
        'encoding_assumed @',
        'number_without_name @',
        'files_passed_over @',
      ]),
    );
  });

  it('that are damaged anywhere are refused or read, and never end otherwise', async () => {
    const good = Array.from({ length: 20 }, (_, voter) => line(voter, 1, 11) + line(voter, 2, 0));
    const files = [Buffer.from(good.join('')), Buffer.from(lookup)] as const;
    const outcome = (...damaged: Buffer[]) =>
      read(...damaged).then(
        ({ records }) => records.length,
        (error: unknown) => {
          if (error instanceof FileError) return undefined;
          throw error;
        },
      );
    for (let part = 0; part < 50; part += 1) {
      const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      expect((await outcome(cut(files[0]), files[1])) ?? 0).toBeLessThanOrEqual(20);
      expect((await outcome(files[0], cut(files[1]))) ?? 0).toBeLessThanOrEqual(20);
    }
    let stored = 0;
    const seeds = seedsFrom(60, 400);
    for (const seed of seeds) {
      const random = createRandom(seed);
      const damaged = files.map((bytes) => Buffer.from(bytes));
      const target = damaged[seed % 2]!;
      target[drawIndex(random, target.length)] = drawIndex(random, 256);
      if ((await outcome(...damaged)) !== undefined) stored += 1;
    }
    expect(stored).toBeGreaterThan(seeds.length / 4);
  });
});

const root = sharedDataFolder();
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no real WinEDS file was read.');

(root === undefined ? describe.skip : describe)('the real WinEDS export of 2018', () => {
  it('counts as its totals.json says', async () => {
    const folder = path.join(root ?? '', 'wineds', 'sf-2018-general-d6-sample');
    const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const { contests, raw, codes } = await read(
      ...texts.map((name) => readFileSync(path.join(folder, name))),
    );
    const totals = JSON.parse(readFileSync(path.join(folder, 'totals.json'), 'utf8')) as {
      records: number;
      ranks: number;
      first_choice: Record<string, number>;
    };
    const countBy = (choiceOf: (marks: readonly Mark[]) => Mark | undefined) => {
      const counts: Record<string, number> = {};
      for (const { selections } of raw) {
        const mark = choiceOf(selections.get(0)?.marks ?? []);
        const name = mark ? contests[0]!.choices[mark.choice]!.name : 'undervote';
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    };
    expect(raw).toHaveLength(totals.records);
    expect(contests).toHaveLength(1);
    expect(contests[0]?.rankLimit).toBe(totals.ranks);
    expect(countBy((marks) => marks.find(({ rank }) => rank === 1))).toEqual(totals.first_choice);
    // The totals look at rank 1 alone; by rule 4 of the semantics the five voters who skipped it count too.
    expect(countBy(([first]) => first)).toEqual({
      'MATT HANEY': 1005,
      'CHRISTINE JOHNSON': 557,
      'SONJA TRAUSS': 337,
      undervote: 101,
    });
    expect(codes).not.toContain('number_without_name @');
  });
});
