import { sqliteDatabases } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { cdfProblems } from './cdf-check.ts';
import { exportFolder } from './export-folder.ts';
import { storeDataset, type NewRecord, type PlainContest } from './plain-dataset.ts';
import { contestsOf, recordsOf } from './stored-records.ts';

const contests: readonly PlainContest[] = [
  {
    name: 'Mayor',
    code: 'M1',
    party: 'DEM',
    file: 'north.csv',
    choices: [
      { name: 'Ann', party: 'DEM', code: 'C1' },
      { name: 'Bo' },
      { name: 'Write-in', isWriteIn: true },
    ],
  },
  {
    name: 'Mayor',
    voteFor: 3,
    file: 'south.csv',
    choices: [
      { name: 'Ann' },
      { name: 'Bo' },
      { name: 'Cy' },
      { name: 'Di' },
      { name: 'Write-in', isWriteIn: true },
      { name: 'Write-in: Ed', isWriteIn: true },
      { name: 'Flo', isWriteIn: true },
    ],
  },
  { name: 'Ranked', rankLimit: 3, choices: [{ name: 'Ann' }, { name: 'Bo' }, { name: 'Cy' }] },
];

const attributes = {
  precinct: 'P, 1',
  ballotStyle: 'S',
  tabulator: '12',
  batch: 'B/7',
  party: 'REP',
};
const records: readonly NewRecord[] = [
  {
    selections: [
      { marks: [0] },
      { marks: [0, 5, 6] },
      {
        marks: [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      },
    ],
    attributes,
  },
  { selections: [{}, { marks: [4, 4] }, { marks: [[1, 2]] }], attributes: { precinct: 'P, 2' } },
  {
    selections: [
      { marks: [0, 1] },
      { marks: [0, 1, 2, 3] },
      {
        marks: [
          [0, 1],
          [1, 1],
          [2, 2],
        ],
      },
    ],
  },
  {
    selections: [{ declared: 'overvoted' }, undefined, { declared: 'overvoted', marks: [[0, 1]] }],
  },
  { selections: [undefined, {}, {}] },
  {
    selections: [
      { marks: [2] },
      undefined,
      {
        marks: [
          [0, 2],
          [1, 2],
          [2, 3],
        ],
      },
    ],
  },
  { selections: [] },
];

describe('a CDF report', () => {
  const exports = exportFolder();
  const databases = sqliteDatabases();
  let store: Store;
  let id: number;
  beforeAll(async () => {
    store = await databases.open();
    id = await storeDataset(store, { name: 'Town "A"', contests, records });
  });
  const reportOf = async (dataset: number): Promise<unknown> =>
    JSON.parse(await exports.text(store, dataset, 'cdf-json'));

  it('is one of SP 1500-103', async () => {
    expect(cdfProblems(await reportOf(id))).toEqual([]);
  });

  it.each([
    ['a missing list', '"ReportGeneratingDeviceIds":["_crossvote"],', ''],
    ['an unknown word', '"Type":"interpreted"', '"Type":"final"'],
    ['a dead reference', '"BallotStyleUnitId":"_unit-1"', '"BallotStyleUnitId":"nowhere"'],
    ['a wrong reference', '"ElectionId":"_election"', '"ElectionId":"_jurisdiction"'],
    ['an unknown property', '"@type":"CVR.Election"', '"@type":"CVR.Election","Date":"2024-11-05"'],
    ['a number as text', '"VotesAllowed":1', '"VotesAllowed":"1"'],
    ['an identifier twice', '"_candidate-1-1","@type"', '"_candidate-1-2","@type"'],
  ])('would not be one with %s', async (_, part, other) => {
    const text = await exports.text(store, id, 'cdf-json');
    expect(cdfProblems(JSON.parse(text.replace(part, other)))).not.toEqual([]);
    expect(text).toContain(part);
  });

  it('counts as counted by hand when it is read again', async () => {
    const { id: again, refused, issues } = await exports.again(store, id, 'cdf-json');
    expect(refused).toBe(0);
    expect(issues.filter(({ severity }) => severity === 'refused')).toEqual([]);
    const read = await contestsOf(store, again);
    const counts = read.map((contest) => [
      contest.records,
      contest.choices.map(({ voteCount }) => voteCount),
      contest.undervotes,
      contest.overvotes,
    ]);
    expect(counts).toEqual([
      [5, [1, 0, 1], 1, 2],
      [4, [1, 0, 0, 0, 2, 1, 1], 4, 3],
      [6, [1, 1, 0], 1, 3],
    ]);
    expect(read.map(({ name, voteFor, code, file }) => [name, voteFor, code, file])).toEqual([
      ['Mayor', 1, 'M1', 'north.csv'],
      ['Mayor', 3, '', 'south.csv'],
      ['Ranked', 1, '', ''],
    ]);
    expect(read[0]?.choices[0]).toMatchObject({ name: 'Ann', party: 'DEM' });
    expect(read[1]?.choices.map(({ name, isWriteIn }) => [name, isWriteIn]).slice(4)).toEqual([
      ['Write-in', true],
      ['Write-in: Ed', true],
      ['Flo', true],
    ]);
    const [first] = await recordsOf(store, again);
    expect(first).toEqual({
      selections: { 0: 'nothing 0:0', 1: 'nothing 0:0 0:5 0:6', 2: 'nothing 1:0 2:1 3:2' },
      attributes,
    });
  });

  it('brings back the name, the day, the kind and the status of the election', async () => {
    const { id: again } = await exports.again(store, id, 'cdf-json');
    expect(await store.datasets.find(again)).toMatchObject({
      name: 'Town "A"',
      electionDate: '2024-11-05',
      electionType: 'general',
      resultsStatus: 'unofficial',
    });
  });

  it('brings back contests and choices without codes or votes, and no others', async () => {
    const dataset = await storeDataset(store, {
      contests: [
        { name: 'Mayor', choices: [{ name: 'Ann' }, { name: 'Bo' }] },
        { name: 'Prop 1', choices: [] },
      ],
      records: [{ selections: [{ marks: [0] }, {}] }, { selections: [{ marks: [0] }, {}] }],
    });
    const { id: again } = await exports.again(store, dataset, 'cdf-json');
    const named = (await contestsOf(store, again)).map(({ name, code, choices }) => [
      ...[name, code, ...choices.map((choice) => `${choice.name}${choice.code}`)],
    ]);
    expect(named).toEqual([
      ['Mayor', '', 'Ann', 'Bo'],
      ['Prop 1', ''],
    ]);
  });

  it('says what the format cannot hold', async () => {
    const dataset = await storeDataset(store, {
      contests: [
        { name: 'A', choices: [{ name: 'x', aggregateVotes: 3 }] },
        { name: 'B', choices: [] },
      ],
      records: [
        { selections: [{ declared: 'redacted' }, {}], attributes: { countingGroup: 'Mail' } },
      ],
    });
    const { losses } = await exports.write(store, dataset, 'cdf-json');
    expect(losses.map((loss) => loss.split(' ', 2).join(' '))).toEqual([
      'redacted contests',
      'votes of',
      'contests without',
      'counting groups',
    ]);
    const report = await reportOf(dataset);
    expect(cdfProblems(report)).toEqual([]);
    expect(report).toMatchObject({
      CVR: [
        { CVRSnapshot: [{ CVRContest: [{ Status: ['other'], OtherStatus: 'redacted' }, {}] }] },
      ],
    });
  });

  it('brings redacted contests back as such', async () => {
    const dataset = await storeDataset(store, {
      contests: [{ name: 'A', choices: [{ name: 'x' }] }],
      records: [
        { selections: [{ declared: 'redacted' }] },
        { selections: [{ marks: [0] }] },
        { selections: [{}] },
        { selections: [{ declared: 'redacted' }] },
      ],
    });
    const { id: again } = await exports.again(store, dataset, 'cdf-json');
    expect((await recordsOf(store, again)).map(({ selections }) => selections[0])).toEqual([
      'redacted',
      'nothing 0:0',
      'nothing',
      'redacted',
    ]);
    expect(await contestsOf(store, again)).toMatchObject([
      { records: 4, redactedRecords: 2, undervotes: 1, choices: [{ voteCount: 1 }] },
    ]);
  });
});
