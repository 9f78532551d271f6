import { ReportedError } from '@crossvote/election';
import type { Change } from '../model/change.ts';
import type { Definitions, StoredRace } from '../model/contents.ts';
import { unknownElection, type Election } from '../model/election.ts';
import type { ElectionFacts, ListedKind } from '../model/facts.ts';
import { definitionChanges } from './definition-changes.ts';
import { mergeBallotStyle } from './merge-ballot-style.ts';
import { mergeListed } from './merge-listed.ts';
import { mergePollingPlace } from './merge-polling-place.ts';
import { mergeRace } from './merge-race.ts';
import { mergeUnit } from './merge-unit.ts';
import { referencesOf, refuseDangling } from './references.ts';
import { parentsOf, refuseCycle } from './refuse-cycle.ts';
import { refuseKey } from './refuse-key.ts';
import { refuseUnfitCounts } from './refuse-unfit-counts.ts';
import { mergeExternalIds } from './merge-external-ids.ts';
import { storable } from './storable.ts';
import type { Vanished } from './vanished.ts';
import { withSaid } from './with-said.ts';
import { withoutVanished } from './without-vanished.ts';

/** How an import is merged. */
export interface MergeOptions {
  /** Kind of the source of the import. */
  readonly sourceKind: string;
  /** Whether what vanished is removed. */
  readonly prune: boolean;
  /** Keys of the districts that are stored or in the import. */
  readonly districts: ReadonlySet<string>;
  /** Keys of stored units that only have counts in the import. They need not be among the stored definitions. */
  readonly units: ReadonlySet<string>;
}

/** What an import makes of an election. */
export interface MergedElection {
  readonly next: Definitions;
  readonly changes: readonly Change[];
  /** Also what stays, as it is not to be removed. */
  readonly vanished: readonly Vanished[];
}

/**
 * Merges what a source says of an election with what is stored of it. Pure: whatever does not fit is refused before anything
 * is written.
 *
 * @param stored - undefined where the election is new. Only what the import names, or refers to, must be in it, units that it
 *   counts excepted; of the kinds that the import has the whole list of, and where a unit gets another parent, everything
 * @throws ReportedError with one sentence that names what does not fit, and where
 */
export function mergeElection(
  stored: Definitions | undefined,
  said: ElectionFacts,
  options: MergeOptions,
): MergedElection {
  refuseKeys(said);
  const { merged, vanished } = mergeLists(stored, said, options.sourceKind);
  const next = options.prune && vanished.length > 0 ? withoutVanished(merged, vanished) : merged;
  const races = new Map(next.races.map((race) => [race.key, race]));
  refuseDangling(referencesOf(said), {
    unit: new Set([...keysOf(next.units), ...options.units]),
    'ballot style': keysOf(next.ballotStyles),
    'polling place': keysOf(next.pollingPlaces),
    race: new Set(races.keys()),
    district: options.districts,
  });
  refuseCycle(parentsOf(next.units), 'units');
  refuseUnfitCounts(said, races);
  return { next, changes: definitionChanges(stored, next), vanished };
}

function mergeLists(stored: Definitions | undefined, said: ElectionFacts, sourceKind: string) {
  const list = <SaidThing>(kind: ListedKind, things: readonly SaidThing[]) => ({
    ...{ said: things, sourceKind, isWhole: said.whole.includes(kind) },
  });
  const units = mergeListed(stored?.units ?? [], list('units', said.units), (known, unit) =>
    mergeUnit(known, unit, sourceKind),
  );
  const styles = mergeListed(
    stored?.ballotStyles ?? [],
    list('ballotStyles', said.ballotStyles),
    (known, style) => mergeBallotStyle(known, style, sourceKind),
  );
  const places = mergeListed(
    stored?.pollingPlaces ?? [],
    list('pollingPlaces', said.pollingPlaces),
    (known, place) => mergePollingPlace(known, place, sourceKind),
  );
  const races = mergeListed(stored?.races ?? [], list('races', said.races), (known, race) =>
    mergeRace(known, race, sourceKind),
  );
  const merged: Definitions = {
    election: mergedElection(stored?.election, said.election),
    units: units.things,
    ballotStyles: styles.things,
    pollingPlaces: places.things,
    races: races.things,
  };
  const vanished: Vanished[] = [
    ...units.vanished.map(({ key, name }) => ({ entity: 'unit' as const, key, name })),
    ...styles.vanished.map(({ key, name }) => ({ entity: 'ballot-style' as const, key, name })),
    ...places.vanished.map(({ key, name }) => ({ entity: 'polling-place' as const, key, name })),
    ...races.vanished.map(({ key, title }) => ({ entity: 'race' as const, key, name: title })),
    ...vanishedCandidates(stored?.races ?? [], said, sourceKind),
  ];
  return { merged, vanished };
}

function mergedElection(known: Election | undefined, said: ElectionFacts['election']): Election {
  const { key, date } = said;
  if (known !== undefined && known.date !== date)
    throw new ReportedError(
      `Election ${key} is stored for ${known.date}, and the import has it on ${date}; delete it first, or give another key.`,
    );
  const election = withSaid(known ?? { ...unknownElection, key, date }, said);
  const externalIds = mergeExternalIds(known?.externalIds ?? [], said.externalIds);
  return storable({ ...election, externalIds }, `election ${key}`);
}

/** Candidates of races that are said with a whole list, which are not in it. */
function vanishedCandidates(
  stored: readonly StoredRace[],
  said: ElectionFacts,
  sourceKind: string,
): Vanished[] {
  if (!said.whole.includes('candidates')) return [];
  const named = new Map<string, Set<string>>();
  for (const { key, candidates } of said.races) {
    if (!candidates) continue;
    const keys = named.get(key) ?? new Set();
    for (const candidate of candidates) keys.add(candidate.key);
    named.set(key, keys);
  }
  return stored.flatMap((race) =>
    race.candidates
      .filter((one) => one.sourceKind === sourceKind && named.get(race.key)?.has(one.key) === false)
      .map(({ key, name }) => ({ entity: 'candidate' as const, key: `${race.key}/${key}`, name })),
  );
}

function refuseKeys(said: ElectionFacts): void {
  refuseKey(said.election.key, 'an election', false);
  if (!isDate(said.election.date))
    throw new ReportedError(
      `Election ${said.election.key} is on ${JSON.stringify(said.election.date)}, which is no day; write it as 2024-11-05.`,
    );
  for (const { key } of said.units) refuseKey(key, 'a unit', true);
  for (const { key } of said.ballotStyles) refuseKey(key, 'a ballot style', true);
  for (const { key } of said.pollingPlaces) refuseKey(key, 'a polling place', true);
  for (const { key, candidates } of said.races) {
    refuseKey(key, 'a race', false);
    for (const candidate of candidates ?? []) refuseKey(candidate.key, 'a candidate', true);
  }
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function keysOf(things: readonly { readonly key: string }[]): Set<string> {
  return new Set(things.map(({ key }) => key));
}
