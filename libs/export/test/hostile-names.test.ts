import { sqliteDatabases } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import fc from 'fast-check';
import { exportFolder } from './export-folder.ts';
import {
  expectedRecords,
  storeDataset,
  type NewRecord,
  type PlainContest,
  type PlainSelection,
} from './plain-dataset.ts';
import { recordsOf, wholeOf } from './stored-records.ts';

const lossless = ['csv-long', 'csv-wide', 'parquet'] as const;

const hostile = [
  ...[
    'Ann, Bo',
    'say "x"',
    'two\nlines',
    'cr\r\nlf',
    '=cmd()',
    '+1',
    '-',
    '@x',
    '\ttab',
    "'=x",
    "''-",
  ],
  ...['a|b', 'a>b', '|', '>', '\\', 'a\\', '\\0', '\\x0041', '\\UNDERVOTE', '', ' ', ' x ', 'a  b'],
  ...[
    'UNDERVOTE',
    'overvote',
    'Redacted',
    '#choices',
    '#',
    'Write-in',
    'write in',
    '🗳️ Ünï',
    '\u00a0',
  ],
  ...[
    'record',
    'contest',
    'choice',
    'rank',
    'Party',
    'ballot style',
    'Ann, Bo',
    'ANN, BO',
    'x (2)',
  ],
  ...['="1"', '\uFEFFx', 'a\u2028b', '\u0001', 'é', 'Ã©', '1', 'true', 'null', 'NaN'],
];

const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 6 }));
// No database can store NUL.
const name = text.filter((value) => !value.includes('\0'));

const aContest: fc.Arbitrary<PlainContest> = fc.record({
  name,
  voteFor: fc.integer({ min: 1, max: 3 }),
  rankLimit: fc.constantFrom(0, 0, 1, 3),
  code: name,
  party: name,
  file: name,
  choices: fc.array(
    fc.record({
      name,
      // The name of a choice without a party may contain a party when it is ingested.
      party: name,
      code: name,
      isWriteIn: fc.boolean(),
      aggregateVotes: fc.constantFrom(0, 0, 7),
    }),
    { maxLength: 5 },
  ),
});

function aSelection({
  choices,
  rankLimit = 0,
}: PlainContest): fc.Arbitrary<PlainSelection | undefined> {
  const mark =
    choices.length === 0
      ? undefined
      : fc.tuple(
          fc.nat(choices.length - 1),
          rankLimit > 0 ? fc.integer({ min: 1, max: rankLimit }) : fc.constant(0),
        );
  return fc.option(
    fc.record({
      declared: fc.constantFrom('nothing', 'nothing', 'overvoted', 'redacted'),
      marks: mark ? fc.array(mark, { maxLength: 4 }) : fc.constant([]),
    }),
    { nil: undefined },
  );
}

const anElection = fc
  .tuple(fc.array(aContest, { minLength: 1, maxLength: 4 }), fc.nat(12))
  .chain(([contests, count]) =>
    fc.record({
      contests: fc.constant(contests),
      records: fc.array(
        fc.record({
          selections: fc.tuple(...contests.map(aSelection)),
          attributes: fc.dictionary(
            fc.constantFrom(
              'precinct',
              'ballotStyle',
              'countingGroup',
              'tabulator',
              'batch',
              'party',
            ),
            name.filter((value) => value !== ''),
          ),
        }),
        { minLength: count + 1, maxLength: count + 1 },
      ),
    }),
  );

describe('an export, whatever names and selections a dataset holds,', () => {
  const exports = exportFolder();
  const databases = sqliteDatabases();
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });

  async function expectSame(contests: readonly PlainContest[], records: readonly NewRecord[]) {
    const id = await storeDataset(store, { name: 'Town "A"', contests, records, blockRecords: 40 });
    const whole = await wholeOf(store, id);
    expect(whole.records).toEqual(expectedRecords(records));
    for (const format of lossless) {
      const { id: again } = await exports.again(store, id, format);
      expect(await wholeOf(store, again)).toEqual(whole);
      expect(await recordsOf(store, again)).toEqual(expectedRecords(records));
      await store.datasets.delete(again);
    }
  }

  it('is the same dataset when it is ingested again', async () => {
    const choices = hostile.map((choice, place) => ({
      name: choice,
      party: choice || 'X',
      code: choice,
      isWriteIn: place % 3 === 0,
    }));
    const contests = [
      ...hostile.map((contest) => ({ name: contest, code: contest, choices: [] })),
      { name: 'All', voteFor: 50, choices },
      { name: 'Ranked', rankLimit: 60, choices },
    ];
    const empty = hostile.map(() => ({}));
    const all = { marks: choices.map((_, place) => place) };
    const ranked = { marks: choices.map((_, place) => [place, place + 1] as const) };
    const each = choices.flatMap((_, place) => [
      { selections: [...empty, { marks: [place] }, { marks: [[place, 60]] as const }] },
      { selections: [...empty, { declared: 'overvoted' as const, marks: [place, place] }] },
    ]);
    await expectSame(contests, [
      { selections: [...empty, all, ranked] },
      ...each,
      { selections: [] },
    ]);
  });

  it('is the same for any of them', async () => {
    await fc.assert(
      fc.asyncProperty(anElection, async ({ contests, records }) => {
        const named = contests.map((contest) => ({
          ...contest,
          choices: contest.choices.map((choice) => ({
            ...choice,
            party: `p${choice.party ?? ''}`,
          })),
        }));
        await expectSame(named, records);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('is a table of equal rows without line breaks in them', async () => {
    const contests = hostile.map((contest) => ({ name: contest, choices: [{ name: contest }] }));
    const selections = contests.map(() => ({ marks: [0] }));
    const id = await storeDataset(store, { contests, records: [{ selections }] });
    for (const format of ['csv-wide', 'csv-long'] as const) {
      const lines = (await exports.text(store, id, format)).trimEnd().split('\n');
      expect(new Set(lines.map((line) => cellsOf(line).length)).size).toBe(1);
      for (const line of lines)
        for (const cell of cellsOf(line)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
});

/** The cells of a line of CSV, read independently of the code that wrote it. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}
