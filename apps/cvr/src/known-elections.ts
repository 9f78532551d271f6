import type { ElectionContents } from '@crossvote/elections';
import type { Known } from '@crossvote/imports';
import type { Store } from '@crossvote/store';

/** What is stored, for importers that match what they read to it. Each election is read once. */
export function knownElections({ elections }: Pick<Store, 'elections'>): Known {
  const read = new Map<string, Promise<ElectionContents | undefined>>();
  const contents = (key: string) => {
    const reading = read.get(key) ?? elections.contents(key);
    read.set(key, reading);
    return reading;
  };
  return {
    elections: async () => (await elections.list()).map(({ key }) => key),
    units: async (key) => (await contents(key))?.units ?? [],
    races: async (key) => (await contents(key))?.races ?? [],
    districts: () => elections.districts(),
  };
}
