import { ReportedError } from '@crossvote/election';
import type { ElectionFacts } from '../model/facts.ts';
import type { RaceRelation } from '../model/race.ts';

/** Things that others refer to, by their keys. */
export type Referred = 'unit' | 'ballot style' | 'polling place' | 'race' | 'district';

/** One thing that refers to another. */
export interface Reference {
  /** What refers, for messages: `race mayor`. */
  readonly from: string;
  readonly to: Referred;
  readonly key: string;
}

/** Everything that an import refers to in its own election, and districts. */
export function* referencesOf(said: ElectionFacts): Generator<Reference> {
  for (const unit of said.units) {
    const from = `unit ${unit.key}`;
    if (unit.parent) yield { from, to: 'unit', key: unit.parent };
    yield* toAll(from, 'district', unit.districts);
    yield* toAll(from, 'ballot style', unit.ballotStyles);
    yield* toAll(from, 'polling place', unit.pollingPlaces);
  }
  for (const style of said.ballotStyles)
    yield* toAll(`ballot style ${style.key}`, 'race', style.races);
  for (const race of said.races) yield* referencesOfRace(race);
  for (const result of said.results) {
    const from = `the results of race ${result.race}`;
    yield { from, to: 'race', key: result.race };
    yield* toAll(
      from,
      'unit',
      result.units.map(({ unit }) => unit),
    );
  }
  for (const call of said.calls)
    yield { from: `the call of ${call.candidate}`, to: 'race', key: call.race };
}

function* referencesOfRace(race: ElectionFacts['races'][number]): Generator<Reference> {
  const from = `race ${race.key}`;
  if (race.district) yield { from, to: 'district', key: race.district };
  yield* toAll(
    from,
    'district',
    race.districts?.map(({ district }) => district),
  );
  yield* toAll(
    from,
    'race',
    race.relations?.filter(isInElection).map(({ other }) => other),
  );
}

/** Whether a relation is to a race of the same election. One of another election may not be stored yet. */
export function isInElection({ other }: RaceRelation): boolean {
  return !other.includes('/');
}

function* toAll(
  from: string,
  to: Referred,
  keys: readonly string[] | undefined,
): Generator<Reference> {
  for (const key of keys ?? []) yield { from, to, key };
}

/** Keys that are known, by kind. */
export type KnownKeys = Readonly<Record<Referred, ReadonlySet<string>>>;

/**
 * Refuses what points nowhere.
 *
 * @throws ReportedError that names what refers, and to what
 */
export function refuseDangling(references: Iterable<Reference>, known: KnownKeys): void {
  for (const { from, to, key } of references)
    if (!known[to].has(key))
      throw new ReportedError(
        `${from[0]?.toUpperCase() ?? ''}${from.slice(1)} names ${to} ${key}, which is neither stored nor in the import.`,
      );
}
