import { referencesOf, type Definitions, type ElectionFacts } from '@crossvote/elections';
import { everything, type Wanted } from './load-definitions.ts';
import type { WantedKeys } from './reading.ts';

/** What must be read of an election to merge an import: what it names and refers to, and whole lists where it has them. */
export function wantedOf(said: ElectionFacts, prune: boolean): Wanted {
  // What vanished is taken out of everything that refers to it.
  if (prune && said.whole.length > 0) return everything;
  const keys = {
    unit: keysOf(said.units),
    'ballot style': keysOf(said.ballotStyles),
    'polling place': keysOf(said.pollingPlaces),
    race: keysOf(said.races),
    district: new Set<string>(),
  };
  for (const { to, key } of referencesOf({ ...said, results: [] })) keys[to].add(key);
  for (const { race } of said.results) keys.race.add(race);
  const { whole } = said;
  const wanted = (isWhole: boolean, some: ReadonlySet<string>): WantedKeys =>
    isWhole ? 'all' : some;
  return {
    units: wanted(whole.includes('units'), keys.unit),
    ballotStyles: wanted(whole.includes('ballotStyles'), keys['ballot style']),
    pollingPlaces: wanted(whole.includes('pollingPlaces'), keys['polling place']),
    races: wanted(whole.includes('races'), keys.race),
  };
}

/** Keys of units that only have counts in an import. Of these nothing but their numbers is needed. */
export function countedOf(said: ElectionFacts, { units }: Wanted): Set<string> {
  if (units === 'all') return new Set();
  const counted = said.results.flatMap((result) => result.units.map(({ unit }) => unit));
  return new Set(counted.filter((key) => !units.has(key)));
}

/** Whether a stored unit gets another parent: then only all units show whether one contains itself. */
export function movesUnit(stored: Definitions, said: ElectionFacts): boolean {
  const parents = new Map(stored.units.map(({ key, parent }) => [key, parent]));
  return said.units.some(({ key, parent }) => {
    const before = parents.get(key);
    return before !== undefined && parent !== undefined && parent !== null && parent !== before;
  });
}

function keysOf(things: readonly { readonly key: string }[]): Set<string> {
  return new Set(things.map(({ key }) => key));
}
