import type { BallotStyle } from '../model/ballot-style.ts';
import type { Definitions, Sourced, StoredRace } from '../model/contents.ts';
import type { Unit } from '../model/unit.ts';
import type { Vanished } from './vanished.ts';

/** The definitions without what vanished, and without whatever referred to it. */
export function withoutVanished(
  definitions: Definitions,
  vanished: readonly Vanished[],
): Definitions {
  const gone = (entity: Vanished['entity']) =>
    new Set(vanished.filter((thing) => thing.entity === entity).map(({ key }) => key));
  const [units, styles, places] = [gone('unit'), gone('ballot-style'), gone('polling-place')];
  const [races, candidates] = [gone('race'), gone('candidate')];
  return {
    ...definitions,
    units: without(definitions.units, units).map((unit) =>
      withoutLinks(unit, units, styles, places),
    ),
    ballotStyles: without(definitions.ballotStyles, styles).map((style) =>
      withoutRaces(style, races),
    ),
    pollingPlaces: without(definitions.pollingPlaces, places),
    races: without(definitions.races, races).map((race) =>
      withoutCandidates(withoutRelations(race, races), candidates),
    ),
  };
}

type Gone = ReadonlySet<string>;

function without<Thing extends { readonly key: string }>(things: readonly Thing[], gone: Gone) {
  return gone.size === 0 ? things : things.filter(({ key }) => !gone.has(key));
}

function withoutKeys(keys: readonly string[], gone: Gone): readonly string[] {
  return keys.some((key) => gone.has(key)) ? keys.filter((key) => !gone.has(key)) : keys;
}

function withoutLinks(unit: Unit & Sourced, units: Gone, styles: Gone, places: Gone) {
  return {
    ...unit,
    parent: unit.parent !== null && units.has(unit.parent) ? null : unit.parent,
    ballotStyles: withoutKeys(unit.ballotStyles, styles),
    pollingPlaces: withoutKeys(unit.pollingPlaces, places),
  };
}

function withoutRaces(style: BallotStyle & Sourced, races: Gone) {
  return { ...style, races: withoutKeys(style.races, races) };
}

function withoutRelations(race: StoredRace, races: Gone): StoredRace {
  return { ...race, relations: race.relations.filter(({ other }) => !races.has(other)) };
}

function withoutCandidates(race: StoredRace, candidates: Gone): StoredRace {
  const stay = race.candidates.filter(({ key }) => !candidates.has(`${race.key}/${key}`));
  return { ...race, candidates: stay };
}
