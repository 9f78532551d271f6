import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AreaTree, BallotMap, unionOf, unknownElection, unknownUnit } from '@crossvote/elections';
import { sharedDataFolder } from '@crossvote/samples';
import { readFacts } from '../src/index.ts';

const root = sharedDataFolder('ballot');
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/ballot is not there, so no published map was read.');

const pathOf = (...names: string[]) => path.join(root ?? '', ...names);

async function readMap(names: readonly string[], election?: string, numberProperty?: string) {
  const read = await readFacts(
    names.map((name) => pathOf(...name.split('/'))),
    {
      ...(election === undefined ? {} : { election }),
      ...(numberProperty === undefined ? {} : { numberProperty }),
    },
  );
  const last = read.at(-1);
  const facts = last?.facts.elections[0];
  if (!last || !facts) throw new Error('no election');
  return {
    ...last,
    read,
    election: facts,
    told: last.issues.map(({ code, message, count }) => `${count} ${code}: ${message}`),
  };
}

inSharedData('published maps', () => {
  // Numbers are those of the folder's README, which were counted by another program.
  it('San Francisco: 599 features, of which two have no number', async () => {
    const { election, told } = await readMap(
      ['sf-2016/precincts.geojson'],
      'us-ca-2016-11-08',
      'pct16',
    );
    expect(told).toEqual([
      '2 map_number_empty: feature "075-" was left out: it has no precinct number',
    ]);
    expect(election.units).toHaveLength(597);
    const definitions = {
      election: { ...unknownElection, key: 'us-ca-2016-11-08', date: '2016-11-08' },
      units: election.units.map((unit) => ({
        ...unknownUnit,
        ...withoutUnsaid(unit),
        sourceKind: 'boundaries',
      })),
      ballotStyles: [],
      pollingPlaces: [],
      races: [],
    };
    const found = new BallotMap(definitions).ballotsOfPoint([-1_223_955_861, 377_942_635]);
    expect([found.outcome, found.places.map(({ unit }) => unit.number)]).toEqual([
      'found',
      ['075-7331'],
    ]);
    const numbers = new Set(election.units.map(({ number }) => number));
    const results = readFileSync(pathOf('sf-2016', 'results.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(
      results.map((line) => line.split(',')[0]).filter((number) => !numbers.has(number)),
    ).toEqual([]);
  });

  it('Minnesota: 837 precincts with five districts and their state, ten touching rings, twelve collections', async () => {
    const { election, facts, told } = await readMap(
      ['mn-cd8-2025/mn-cd8-precincts.json'],
      'us-mn-2025-11-04',
      'PrecinctID',
    );
    expect(election.units).toHaveLength(837);
    const areas = election.units.flatMap((unit) => unit.areas ?? []);
    expect(areas.reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(10.6451134, 3);
    const counts = (code: string) =>
      told.filter((one) => one.includes(code)).map((one) => Number(/: (\d+) \(/.exec(one)?.[1]));
    expect(counts('map_repaired').reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(counts('map_part_left_out')).toEqual([12]);
    const types = facts.districts.map(({ type }) => type ?? '');
    const count = (type: string) => types.filter((one) => one === type).length;
    expect([
      count('county'),
      count('congressional'),
      count('state-senate'),
      count('state-house'),
    ]).toEqual([21, 1, 12, 22]);
    expect(election.units.every(({ districts = [] }) => districts.length === 6)).toBe(true);
    const eighth = election.units.filter(({ districts = [] }) => districts.includes('mn-sldu-8'));
    expect(eighth).toHaveLength(33);
    const union = await unionOf(eighth.flatMap((unit) => unit.areas ?? []));
    expect(union?.area).toBeCloseTo(0.0225019, 4);
  });

  it('Maricopa: the feed and its map together, 1,076 of 1,077 features by their places', async () => {
    const { read, election, told } = await readMap([
      'vip/vipfeed-04013-2020-11-03.xml',
      'vip/gis_maricopa1103.zip',
    ]);
    expect(read.map(({ facts }) => facts.source.kind.split('/')[0])).toEqual(['vip', 'boundaries']);
    // Six of the feed's 748 precincts have no boundary in it.
    const xml = readFileSync(pathOf('vip', 'vipfeed-04013-2020-11-03.xml'), 'utf8');
    expect(election.units).toHaveLength(xml.split('<SpatialBoundary>').length - 1);
    const areas = election.units.flatMap((unit) => unit.areas ?? []);
    expect(areas).toHaveLength(1076);
    expect(told.filter((one) => !one.includes('map_repaired'))).toEqual([
      expect.stringMatching(
        /^1 map_precinct_missing: 6 precincts of us-az-2020-11-03 are on no feature/,
      ),
      '1 map_unmatched: feature "0" was left out: the feed gives it to no precinct',
    ]);
    // Phoenix City Hall lies in the county, and in one precinct.
    const tree = AreaTree.of(areas);
    expect(tree.areasAtPoint([-1_120_773_000, 334_490_000])).toHaveLength(1);
  });
});

/** Members that are not said do not overwrite. */
function withoutUnsaid<Thing extends object>(
  thing: Thing,
): { [Name in keyof Thing]: Exclude<Thing[Name], undefined> } {
  // Only what is defined is left.
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Thing]: Exclude<Thing[Name], undefined>;
  };
}
