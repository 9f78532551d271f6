import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readFacts } from '@crossvote/imports';
import { sharedDataFolder } from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';

const folders = [sharedDataFolder('ap'), sharedDataFolder('ballot')];
const [ap, ballot] = folders;
const isThere = ap !== undefined && ballot !== undefined;
if (!isThere)
  console.log(
    'Skipped: ../shared/data is not there, so no published feed or recording was stored.',
  );

const vip = path.join(ballot ?? '', 'vip');
const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));

const inSharedData: typeof describeEachDatabase = isThere
  ? describeEachDatabase
  : (title) => {
      it.skip(title, () => undefined);
    };

inSharedData('the published feeds and recordings', (databases) => {
  let store: Store;
  beforeEach(async () => {
    store = await databases.open(await databases.create());
  });

  const importAll = async () => {
    const changed: string[] = [];
    for (const file of [...namesIn(ap ?? '', '.json'), ...namesIn(vip, '.xml')])
      for (const { facts } of await readFacts([file])) {
        const { elections, ...shared } = await store.elections.apply(facts);
        changed.push(...elections.filter((one) => one.isChanged).map(({ key }) => key));
        for (const [kind, { added, changed: other }] of Object.entries(shared))
          if (added + other > 0) changed.push(kind);
      }
    return [...new Set(changed)].sort();
  };

  it('are stored, and change nothing when they come again', async () => {
    expect(await importAll()).toEqual(
      [
        'districts',
        'parties',
        'reports',
        ...['ak-2012-11-06', 'az-2020-11-03', 'ca-2016-11-08', 'co-2015-11-03', 'ct-2016-04-26'],
        ...['de-2016-04-26', 'ia-2016-02-01', 'ky-2015-11-03', 'ma-2016-03-01', 'md-2016-04-26'],
        ...['ms-2015-11-03', 'pa-2016-04-26', 'ri-2016-04-26', 'va-2013-11-05', 'va-2021-06-08'],
      ].map((name) => (name.length > 9 ? `us-${name}` : name)),
    );
    expect(await importAll()).toEqual([]);
    // Counted by hand from the description of the feed of VIP 5.
    const virginia = await store.elections.contents('us-va-2013-11-05');
    expect(virginia?.races).toHaveLength(17);
    expect(virginia?.ballotStyles).toHaveLength(12);
    expect(await store.elections.reports()).toHaveLength(5);
  });
});
