import { describeEachDatabase } from '@crossvote/store/testing';
import { DamagedElectionError, type Store } from '../../src/index.ts';
import { elmFacts } from './an-election.ts';

const key = 'us-mn-2024-11-05';

/** A statement that damages, and the place that is told. */
const damages: readonly (readonly [string, string])[] = [
  [`UPDATE "Election" SET "name" = 'Elms'`, 'its own row'],
  [`UPDATE "Election" SET "revision" = 7`, 'its own row'],
  [`UPDATE "ReportingUnit" SET "number" = '2' WHERE "key" = 'precinct:1'`, 'unit precinct:1'],
  [`UPDATE "ReportingUnit" SET "parentId" = NULL WHERE "key" = 'precinct:1'`, 'unit precinct:1'],
  ['DELETE FROM "UnitDistrict"', 'unit precinct:1'],
  ['DELETE FROM "UnitPollingPlace"', 'unit precinct:1'],
  [
    'UPDATE "UnitArea" SET "position" = 5, "geometryId" = (SELECT "areaId" FROM "District" WHERE "areaId" IS NOT NULL) WHERE "position" = 1',
    'unit precinct:1',
  ],
  ['DELETE FROM "ExternalId" WHERE "scheme" = \'fips\'', 'unit county:1'],
  [
    'DELETE FROM "UnitArea"; DELETE FROM "UnitDistrict"; DELETE FROM "UnitBallotStyle"; DELETE FROM "UnitPollingPlace"; DELETE FROM "ReportingUnit" WHERE "key" = \'precinct:1\'',
    'the number of its units',
  ],
  [
    'UPDATE "Geometry" SET "minLat" = 0 WHERE "id" IN (SELECT "geometryId" FROM "UnitArea")',
    'area ',
  ],
  ['UPDATE "BallotStyleRace" SET "position" = 9 WHERE "position" = 0', 'ballot style all'],
  [`UPDATE "PollingPlace" SET "hours" = '[{'`, 'polling place hall'],
  ['UPDATE "PollingPlace" SET "lat" = 45', 'polling place hall'],
  ['UPDATE "Race" SET "voteFor" = 2 WHERE "key" = \'mayor\'', 'race mayor'],
  ['UPDATE "Candidate" SET "position" = "position" + 5 WHERE "key" = \'ann\'', 'race mayor'],
  ['DELETE FROM "RaceRelation"', 'race mayor'],
  ['UPDATE "RaceResult" SET "tabulationStatus" = \'x\'', 'race mayor, results (live)'],
  [`UPDATE "RaceResult" SET "callState" = 'U'`, 'race mayor, results (live)'],
  [`UPDATE "Call" SET "mark" = 'R'`, 'race mayor, results (live)'],
  ['DELETE FROM "Call"', 'race mayor, results (live)'],
  ['DELETE FROM "Call"; DELETE FROM "RaceResult"', 'the number of its results'],
];

describeEachDatabase('damage in the rows of elections', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
    await store.elections.apply(elmFacts());
  });

  it('is not told where there is none', async () => {
    expect((await store.elections.verify()).map(({ key, damage }) => [key, damage])).toEqual([
      [key, []],
      ['', []],
    ]);
  });

  it('is never served, told with its place, and gone when the election is imported again', async () => {
    const whole = await store.elections.contents(key);
    for (const [statements, place] of damages) {
      await databases.sql(url, ...statements.split('; '));
      await expect(store.elections.contents(key)).rejects.toThrow(DamagedElectionError);
      const told = (await store.elections.verify()).flatMap(({ damage }) => damage);
      expect({ statements, told }).toMatchObject({
        told: expect.arrayContaining([expect.stringContaining(place)]),
      });
      expect(await store.elections.delete(key)).toBe(true);
      await store.elections.apply(elmFacts());
      expect(await store.elections.contents(key)).toEqual(whole);
    }
  });

  it('is told of packed bytes that changed', async () => {
    const byte = databases.provider === 'sqlite' ? `x'01000000'` : `'\\x01000000'`;
    await databases.sql(url, `UPDATE "RaceResult" SET "counts" = ${byte}`);
    await expect(store.elections.contents(key)).rejects.toThrow('race mayor, results (live)');
    await expect(store.elections.apply(elmFacts())).rejects.toThrow(DamagedElectionError);
  });

  it.each([
    ['UPDATE "District" SET "number" = 5 WHERE "key" = \'mn-elm\'', 'district mn-elm, its row'],
    ['UPDATE "Party" SET "name" = \'Other\'', 'party DFL'],
    ['UPDATE "ReportDocument" SET "body" = \'{}\'', 'report trend-1'],
    [
      'UPDATE "ElectionChange" SET "details" = \'{}\' WHERE "position" = 0',
      'the trail of election',
    ],
    ['UPDATE "ElectionSource" SET "sha256" = \'\'', 'source elm.json'],
  ])('is told of what stands beside them: %s', async (statement, place) => {
    await databases.sql(url, statement);
    const told = (await store.elections.verify()).flatMap(({ damage }) => damage);
    expect(told).toEqual([expect.stringContaining(place)]);
  });
});
