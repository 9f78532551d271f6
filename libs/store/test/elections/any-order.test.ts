import { publicId, type Facts } from '@crossvote/elections';
import { describeEachDatabase } from '@crossvote/store/testing';
import { elm, elmFacts, factsOnly } from './an-election.ts';

/** Three imports: an election, what another kind of source says of the same, and an election of another day. */
const imports: readonly Facts[] = [
  elmFacts(),
  factsOnly(
    [
      {
        ...{ election: { key: 'us-mn-2024-11-05', date: '2024-11-05' }, whole: [] },
        units: [{ key: 'town:7', kind: 'town', name: 'Oak' }],
        races: [{ key: 'levy', title: 'School levy', shortInfo: 'Books' }],
        ...{ ballotStyles: [], pollingPlaces: [], results: [], calls: [] },
      },
    ],
    'csv',
  ),
  {
    ...elmFacts(),
    elections: [{ ...elm(), election: { key: 'us-mn-2024-08-13', date: '2024-08-13' } }],
  },
];

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

// Worked out by hand from the keys.
const expected = [
  publicId('district', 'mn'),
  publicId('district', 'mn-elm'),
  ...['us-mn-2024-08-13', 'us-mn-2024-11-05'].flatMap((key) => [
    publicId('election', key),
    ...['state', 'county:1', 'precinct:1'].map((unit) => publicId('unit', key, unit)),
    publicId('ballot-style', key, 'all'),
    publicId('polling-place', key, 'hall'),
    ...['mayor', 'levy'].map((race) => publicId('race', key, race)),
    ...['ann', 'bob'].map((name) => publicId('candidate', key, 'mayor', name)),
    ...['yes', 'no'].map((name) => publicId('candidate', key, 'levy', name)),
  ]),
  publicId('unit', 'us-mn-2024-11-05', 'town:7'),
].sort();

describeEachDatabase('imports in any order', (databases) => {
  it('give the same public ids and the same elections', async () => {
    const seen = new Set<string>();
    for (const order of orders) {
      const url = await databases.create();
      const store = await databases.open(url);
      for (const place of [...order, ...order]) await store.elections.apply(imports[place]!);
      const [rows] = await databases.sql(url, 'SELECT "publicId" FROM "PublicNumber"');
      expect(rows!.map(({ publicId }) => publicId).sort()).toEqual(expected);
      const contents = await Promise.all(
        ['us-mn-2024-08-13', 'us-mn-2024-11-05'].map((key) => store.elections.contents(key)),
      );
      // Who said something first depends on the order.
      seen.add(JSON.stringify(contents).replaceAll(/"sourceKind":"\w+"/g, ''));
    }
    expect(seen.size).toBe(1);
  });
});
