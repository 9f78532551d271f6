import { factsOf, type Facts } from '@crossvote/elections';
import { knownWith, nothingKnown } from './known.ts';

const stored = {
  ...nothingKnown,
  elections: () => Promise.resolve(['us-xx-2030-11-05']),
  units: () =>
    Promise.resolve([
      { key: 'precinct:1', kind: 'precinct', number: '1', name: 'Old Mill', sourceKind: 'csv' },
    ] as const),
};

const feed: Facts = {
  source: { kind: 'vip', name: 'feed.xml', sha256: '' },
  elections: [
    {
      ...factsOf({ key: 'us-xx-2030-11-05', date: '2030-11-05' }),
      units: [
        { key: 'precinct:1', kind: 'precinct', name: undefined, number: '001' },
        { key: 'precinct:2', kind: 'precinct', number: '2' },
      ],
    },
    factsOf({ key: 'us-yy-2030-11-05', date: '2030-11-05' }),
  ],
  districts: [],
  parties: [],
  reports: [],
};

it('what an earlier file of the same import said stands over what is stored', async () => {
  const known = knownWith(stored, [feed]);
  expect(await known.elections()).toEqual(['us-xx-2030-11-05', 'us-yy-2030-11-05']);
  expect(await known.units('us-xx-2030-11-05')).toEqual([
    { key: 'precinct:1', kind: 'precinct', number: '001', name: 'Old Mill', sourceKind: 'csv' },
    { key: 'precinct:2', kind: 'precinct', number: '2', sourceKind: 'vip' },
  ]);
});
