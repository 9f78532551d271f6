import { describeEachDatabase } from '@crossvote/store/testing';
import { DamagedElectionError, type CountedElection, type Store } from '../../src/index.ts';
import { elm, elmFacts, factsOnly, mayorResult } from './an-election.ts';

const key = 'us-mn-2024-11-05';
const other = 'us-mn-2024-08-13';

/** Counts by the keys of their units. */
function keyed({ units, results }: CountedElection) {
  return results.map(({ race, counts }) => ({
    race,
    counts: Object.fromEntries(
      counts.units.map((unit) => [units.get(unit.unit) ?? '', unit.counts] as const),
    ),
  }));
}

/** An import of nothing but counts. */
function countsOnly(result = mayorResult(30, 25)) {
  const nothing = { units: [], ballotStyles: [], pollingPlaces: [], races: [], calls: [] };
  return factsOnly([{ ...elm(), ...nothing, results: [result] }]);
}

describeEachDatabase('counts by numbers', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
    await store.elections.apply(elmFacts());
  });

  it('are those that were said, each candidate at its position', async () => {
    const [counted] = await store.elections.counts([key]);
    expect(counted).toMatchObject({ key, revision: 1, results: [{ race: 'mayor' }] });
    expect(counted!.results[0]).toMatchObject({
      ...{ resultsType: 'live', tabulationStatus: 'Active', raceCallStatus: '' },
      counts: { candidates: [0, 1], columns: ['votes'] },
    });
    // Bob was said first.
    expect(keyed(counted!)).toEqual([
      { race: 'mayor', counts: { state: [[20], [10]], 'county:1': [[null], [10]] } },
    ]);
    expect([...counted!.units.values()].sort()).toEqual(['county:1', 'precinct:1', 'state']);
  });

  it('are of all elections that there are, each with its own units', async () => {
    const election = { ...elm().election, key: other, date: '2024-08-13' };
    await store.elections.apply(elmFacts({ election, results: [mayorResult(1, 2)] }));
    const counted = await store.elections.counts([key, 'us-wi-2024-08-13', other]);
    expect(counted.map((one) => [one.key, keyed(one)[0]?.counts.state])).toEqual([
      [other, [[2], [1]]],
      [key, [[20], [10]]],
    ]);
    expect(await store.elections.counts([])).toEqual([]);
  });

  it('are those of the newest import, which read only the numbers of its units', async () => {
    await databases.sql(url, 'DELETE FROM "UnitDistrict"');
    const outcome = await store.elections.apply(countsOnly());
    expect(outcome.elections).toMatchObject([
      { revision: 2, changes: [], resultsChanged: 1, callsChanged: 0 },
    ]);
    const [counted] = await store.elections.counts([key]);
    expect(keyed(counted!)[0]?.counts).toEqual({
      ...{ state: [[25], [30]], 'county:1': [[null], [30]] },
    });
    const [calls] = await databases.sql(url, 'SELECT "mark" FROM "Call"');
    expect(calls).toEqual([{ mark: 'X' }]);
  });

  it('of a unit that is not there are refused', async () => {
    const [unit] = mayorResult(1, 2).units;
    const result = { ...mayorResult(1, 2), units: [{ ...unit!, unit: 'county:2' }] };
    await expect(store.elections.apply(countsOnly(result))).rejects.toThrow(
      'names unit county:2, which is neither stored nor in the import',
    );
  });

  it.each([
    [`UPDATE "ReportingUnit" SET "key" = 'county:2' WHERE "key" = 'county:1'`, 'unit county:2'],
    [`UPDATE "Race" SET "key" = 'major' WHERE "key" = 'mayor'`, 'race major'],
    ['UPDATE "RaceResult" SET "tabulationStatus" = \'x\'', 'race mayor, results (live)'],
    ['UPDATE "Election" SET "revision" = 7', 'its own row'],
    ['DELETE FROM "Call"; DELETE FROM "RaceResult"', 'the number of its results'],
  ])('are never served from damaged rows: %s', async (statements, place) => {
    await databases.sql(url, ...statements.split('; '));
    const read = store.elections.counts([key]);
    await expect(read).rejects.toThrow(DamagedElectionError);
    await expect(read).rejects.toThrow(place);
  });

  it('are never written to a unit whose key is damaged', async () => {
    const [unit] = mayorResult(1, 2).units;
    const result = { ...mayorResult(1, 2), units: [{ ...unit!, unit: 'county:2' }] };
    const change = `UPDATE "ReportingUnit" SET "key" = 'county:2' WHERE "key" = 'county:1'`;
    await databases.sql(url, change);
    await expect(store.elections.apply(countsOnly(result))).rejects.toThrow(DamagedElectionError);
  });
});
