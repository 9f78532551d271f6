import type { BallotStyle } from '../model/ballot-style.ts';
import type { Change } from '../model/change.ts';
import type { Definitions, StoredCandidate, StoredRace, Sourced } from '../model/contents.ts';
import type { Election } from '../model/election.ts';
import type { PollingPlace } from '../model/polling-place.ts';
import type { Unit } from '../model/unit.ts';
import { changeOf, type Told } from './change-of.ts';
import { byText } from './sorted.ts';

interface Named {
  readonly key: string;
  readonly name: string;
}
const keyOf = ({ key }: Named) => key;
const nameOf = ({ name }: Named) => name;

const election: Told<Election> = { entity: 'election', keyOf, nameOf, untold: [] };
const unit: Told<Unit & Sourced> = { entity: 'unit', keyOf, nameOf, untold: ['sourceKind'] };
const style: Told<BallotStyle & Sourced> = {
  ...{ entity: 'ballot-style', keyOf, nameOf },
  untold: ['sourceKind'],
};
const place: Told<PollingPlace & Sourced> = {
  ...{ entity: 'polling-place', keyOf, nameOf },
  untold: ['sourceKind'],
};
const race: Told<StoredRace> = {
  entity: 'race',
  keyOf: ({ key }) => key,
  nameOf: ({ title }) => title,
  untold: ['sourceKind', 'candidates', 'candidatePlaces'],
};

function candidateOf(raceKey: string): Told<StoredCandidate> {
  return {
    entity: 'candidate',
    keyOf: ({ key }) => `${raceKey}/${key}`,
    nameOf,
    untold: ['sourceKind', 'position'],
  };
}

/**
 * What happened to the definitions of an election: of everything that differs, what was done to it. Undefined is an election
 * that is not there.
 */
export function definitionChanges(
  before: Definitions | undefined,
  after: Definitions | undefined,
): Change[] {
  const change = changeOf(election, before?.election, after?.election);
  return [
    ...(change ? [change] : []),
    ...changesOf(unit, before?.units, after?.units),
    ...changesOf(style, before?.ballotStyles, after?.ballotStyles),
    ...changesOf(place, before?.pollingPlaces, after?.pollingPlaces),
    ...raceChanges(before?.races, after?.races),
  ];
}

function raceChanges(
  before: readonly StoredRace[] | undefined,
  after: readonly StoredRace[] | undefined,
): Change[] {
  return [...pairs(before, after)].flatMap(([key, [was, is]]) => {
    if (was === is) return [];
    const change = changeOf(race, was, is);
    const candidates = changesOf(candidateOf(key), was?.candidates, is?.candidates);
    return change ? [change, ...candidates] : candidates;
  });
}

function changesOf<Thing extends { readonly key: string }>(
  told: Told<Thing>,
  before: readonly Thing[] | undefined,
  after: readonly Thing[] | undefined,
): Change[] {
  return [...pairs(before, after)].flatMap(([, [was, is]]) => {
    const change = was === is ? undefined : changeOf(told, was, is);
    return change ? [change] : [];
  });
}

/** What is before and after, in the order of keys. */
function pairs<Thing extends { readonly key: string }>(
  before: readonly Thing[] = [],
  after: readonly Thing[] = [],
): Map<string, readonly [Thing | undefined, Thing | undefined]> {
  const was = new Map(before.map((thing) => [thing.key, thing]));
  const is = new Map(after.map((thing) => [thing.key, thing]));
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort(byText);
  return new Map(keys.map((key) => [key, [was.get(key), is.get(key)]]));
}
