import type { Known } from '../../known.ts';
import { NameIndex, type NamedThing } from './name-index.ts';
import type { NamedUnit } from './unit-keys.ts';

/** A race that cells may name, and its candidates. */
export interface NamedRace extends NamedThing {
  readonly title: string;
  readonly candidates: NameIndex;
}

/** What cells may name, of what is stored of an election. */
export interface KnownNames {
  readonly units: NameIndex<NamedUnit>;
  readonly races: NameIndex<NamedRace>;
  readonly districts: NameIndex;
}

/** A race that cells may name. */
export function namedRace(
  key: string,
  title: string,
  candidates: Iterable<NamedThing> = [],
): NamedRace {
  return {
    key,
    title,
    names: [title],
    candidates: new NameIndex('candidate of this race', candidates),
  };
}

/** Names of what is stored of an election, and of all districts. */
export async function knownNames(known: Known, election: string): Promise<KnownNames> {
  const races = new NameIndex<NamedRace>('race');
  for (const { key, title, candidates = [] } of await known.races(election)) {
    const stored = races.get(key)?.candidates ?? new NameIndex('candidate of this race');
    for (const candidate of candidates) stored.add({ key: candidate.key, names: [candidate.name] });
    races.add({ ...namedRace(key, title), candidates: stored });
  }
  const units = (await known.units(election)).map(({ key, kind, name, number, splitName }) => ({
    key,
    kind,
    names: [name ?? '', number ?? '', splitName ?? ''],
  }));
  const districts = (await known.districts()).map(({ key, name, ocdId }) => ({
    key,
    names: [name ?? '', ocdId ?? ''],
  }));
  return {
    races,
    units: new NameIndex('unit', units),
    districts: new NameIndex('district', districts),
  };
}
