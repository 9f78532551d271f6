import { readdirSync } from 'node:fs';
import path from 'node:path';
import { BallotMap } from '@crossvote/elections';
import { type ImportOptions, readFacts } from '@crossvote/imports';
import { sharedDataFolder } from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';
import { knownElections } from '../src/known-elections.ts';

const ballot = sharedDataFolder('ballot');
if (ballot === undefined)
  console.log('Skipped: ../shared/data is not there, so no published map was stored.');

const inSharedData: typeof describeEachDatabase =
  ballot === undefined
    ? (title) => {
        it.skip(title, () => undefined);
      }
    : describeEachDatabase;

const pathOf = (...names: string[]) => path.join(ballot ?? '', ...names);

/** Files that are imported together, and what a person says beside them. */
const imports = (): [string[], ImportOptions][] => [
  [
    readdirSync(pathOf('ocd'))
      .filter((name) => name.endsWith('.csv'))
      .map((name) => pathOf('ocd', name)),
    {},
  ],
  [[pathOf('vip', 'vipfeed-04013-2020-11-03.xml')], {}],
  // Later and alone: the feed's own words are stored.
  [[pathOf('vip', 'gis_maricopa1103.zip')], {}],
  [
    [pathOf('sf-2016', 'precincts.geojson')],
    { election: 'us-ca-2016-11-08', numberProperty: 'pct16' },
  ],
  [
    [pathOf('mn-cd8-2025', 'mn-cd8-precincts.json')],
    { election: 'us-mn-2025-11-04', numberProperty: 'PrecinctID' },
  ],
];

inSharedData('the published maps and lists of districts', (databases) => {
  let store: Store;
  beforeEach(async () => {
    store = await databases.open(await databases.create());
  });

  /** What one import changes. */
  const importOnce = async (files: string[], options: ImportOptions) => {
    const changed: string[] = [];
    for (const { facts } of await readFacts(files, options, {
      stored: knownElections(store),
    })) {
      const { elections, ...shared } = await store.elections.apply(facts);
      changed.push(...elections.filter((one) => one.isChanged).map(({ key }) => key));
      for (const [kind, { added, changed: other }] of Object.entries(shared))
        if (added + other > 0) changed.push(kind);
    }
    return changed;
  };

  it('are stored, and change nothing when they come again', async () => {
    const changed: string[][] = [];
    for (const [files, options] of imports()) {
      changed.push(await importOnce(files, options));
      expect(await importOnce(files, options)).toEqual([]);
    }
    expect(changed).toEqual([
      ['districts'],
      ['us-az-2020-11-03'],
      ['us-az-2020-11-03'],
      ['us-ca-2016-11-08'],
      ['us-mn-2025-11-04', 'districts'],
    ]);
    const arizona = await store.elections.contents('us-az-2020-11-03');
    expect(arizona?.units.flatMap(({ areas }) => areas)).toHaveLength(1076);
    const city = await store.elections.contents('us-ca-2016-11-08');
    if (!city) throw new Error('no election');
    const { places } = new BallotMap(city).ballotsOfPoint([-1_223_955_861, 377_942_635]);
    expect(places.map(({ unit }) => unit.key)).toEqual(['precinct:075-7331']);
  });
});
