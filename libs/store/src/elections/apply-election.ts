import {
  isSame,
  mergeElection,
  publicId,
  referencesOf,
  type Definitions,
  type ElectionFacts,
  type MergedElection,
  type Source,
} from '@crossvote/elections';
import { insertRows } from '../sql/insert-rows.ts';
import type { Sql } from '../sql/sql.ts';
import type { ChangingDay } from './election-day.ts';
import type { Writing } from './changed-things.ts';
import { learnDistricts } from './districts.ts';
import { writeExternalIds } from './external-ids.ts';
import type { ElectionOutcome } from './import-outcome.ts';
import { KeysAndNumbers } from './keys-and-numbers.ts';
import { electionMembers, pick } from './members.ts';
import { publicNumbers } from './public-numbers.ts';
import { RaceCandidates } from './race-candidates.ts';
import { removeCounts } from './remove-counts.ts';
import { readBefore, type Before } from './read-before.ts';
import { recordSource } from './sources.ts';
import { noCounts, refuseElectionDamage, type StoredElection } from './stored-election.ts';
import { lastRevision, recordChanges } from './trail.ts';
import { countsAfter, writeDefinitions, type WrittenDefinitions } from './write-definitions.ts';
import { writeElectionRow } from './write-election.ts';
import { writeResults, type WrittenResults } from './write-results.ts';

/** How one election of an import is applied. */
export interface ElectionContext {
  readonly day: ChangingDay;
  readonly source: Source;
  readonly prune: boolean;
  readonly report: string;
}

/** Merges what an import says of one election, and writes the difference. Its day is locked. */
export async function applyElection(
  sql: Sql,
  said: ElectionFacts,
  context: ElectionContext,
): Promise<ElectionOutcome> {
  const before = await readBefore(sql, said, context.prune);
  const numbers = before.loaded?.numbers ?? new KeysAndNumbers();
  const referred = [...referencesOf(said)].filter(({ to }) => to === 'district');
  const districts = await learnDistricts(
    sql,
    numbers,
    referred.map(({ key }) => key),
  );
  const merged = mergeElection(before.loaded?.definitions, said, {
    ...{ sourceKind: context.source.kind, prune: context.prune, districts },
    units: before.counted,
  });
  const id = before.stored?.id ?? (await numberElection(sql, said.election.key));
  const writing = {
    ...{ sql, electionId: id, electionKey: said.election.key, at: context.day.at, numbers },
  };
  return write(writing, said, before, merged, context);
}

async function numberElection(sql: Sql, key: string): Promise<number> {
  const id = publicId('election', key);
  return (await publicNumbers(sql, 'election', [id])).get(id) ?? 0;
}

async function write(
  writing: Writing,
  said: ElectionFacts,
  before: Before,
  merged: MergedElection,
  context: ElectionContext,
): Promise<ElectionOutcome> {
  const { stored } = before;
  const { next, changes, vanished } = merged;
  const definitions = before.loaded?.definitions ?? withoutThings(next);
  if (!stored) await insertElection(writing, next);
  const written = await writeDefinitions(
    writing,
    { definitions, candidates: before.loaded?.candidates ?? new Map() },
    next,
  );
  const gone = await removeGone(writing, definitions, written);
  const counted = await writeCounts(writing, said, next, written, context);
  const isChanged = changes.length > 0 || counted.results + counted.calls > 0;
  const revision = await revisionAfter(writing, stored, isChanged);
  const newest = new Date(Math.max(writing.at.getTime(), counted.newest));
  if (isChanged) {
    const counts = stored?.counts ?? noCounts;
    await writeElection(writing, before, {
      ...{ id: writing.electionId, election: next.election, revision },
      changedAt: newest.getTime(),
      counts: {
        ...countsAfter(counts, definitions, next),
        resultCount: counts.resultCount + counted.added - gone,
      },
    });
    const { electionId, electionKey, sql } = writing;
    const commit = { electionId, electionKey, revision, at: newest };
    await recordChanges(sql, commit, changes);
    await recordSource(sql, commit, context.source, context.report);
  }
  const { results: resultsChanged, calls: callsChanged } = counted;
  const changedAt = isChanged ? newest : new Date(stored?.changedAt ?? newest);
  const what = { isChanged, revision, changedAt, changes, resultsChanged, callsChanged, vanished };
  return { ...outcomeOf(said, stored), ...what };
}

function outcomeOf({ election }: ElectionFacts, stored: StoredElection | undefined) {
  const { key } = election;
  return { key, publicId: publicId('election', key), isNew: stored === undefined };
}

function withoutThings({ election }: Definitions): Definitions {
  return { election, units: [], ballotStyles: [], pollingPlaces: [], races: [] };
}

/** A deleted election that comes again goes on from its last revision. */
async function revisionAfter(
  { sql, electionId }: Writing,
  stored: StoredElection | undefined,
  isChanged: boolean,
): Promise<number> {
  const before = stored?.revision ?? (await lastRevision(sql, electionId));
  return isChanged ? before + 1 : before;
}

/** Makes the row that everything of a new election refers to. It is written whole at the end. */
async function insertElection(writing: Writing, { election }: Definitions): Promise<void> {
  const { sql, electionId: id, at } = writing;
  const row = { id, ...pick(election, electionMembers), ...noCounts, revision: 0, changedAt: at };
  await insertRows(sql, 'Election', [{ ...row, checksum: 0 }]);
}

async function writeElection(
  { sql }: Writing,
  { stored }: Before,
  next: StoredElection,
): Promise<void> {
  await writeElectionRow(sql, next);
  const { externalIds } = next.election;
  if (isSame(stored?.election.externalIds, externalIds)) return;
  await writeExternalIds(sql, [{ id: next.id, isKnown: stored !== undefined, externalIds }]);
}

/** @returns how many results are gone */
async function removeGone(
  writing: Writing,
  before: Definitions,
  written: WrittenDefinitions,
): Promise<number> {
  const positions = new Map<number, ReadonlySet<number>>();
  const candidates = new Set(written.goneCandidates);
  for (const race of before.races) {
    const id = writing.numbers.numberOf('Race', race.key);
    const rows = written.known.get(id);
    const gone = race.candidates.filter(({ key }) => candidates.has(rows?.get(key)?.id ?? 0));
    if (gone.length > 0) positions.set(id, new Set(gone.map(({ position }) => position)));
  }
  const lost = await removeCounts(writing, {
    ...{ units: new Set(written.goneUnits), races: new Set(written.goneRaces) },
    ...{ candidates, positions },
  });
  await written.remove();
  return lost;
}

async function writeCounts(
  writing: Writing,
  said: ElectionFacts,
  next: Definitions,
  written: WrittenDefinitions,
  { day, source }: ElectionContext,
): Promise<WrittenResults> {
  const races = new Map(next.races.map((race) => [race.key, race]));
  const onDamage = refuseElectionDamage(writing.electionKey);
  return writeResults(
    {
      ...{ ...writing, sourceKind: source.kind, now: day.now },
      hasAllCalls: said.whole.includes('calls'),
      isFirstOfDay: day.changedAt === undefined,
      candidatesOf: (key) => {
        const race = races.get(key);
        if (!race) throw new Error(`race ${key} was not read`);
        const rows = written.candidates.get(writing.numbers.numberOf('Race', key));
        return new RaceCandidates(race, rows ?? new Map());
      },
      listenerOf: (race) => (place) => {
        onDamage(`race ${race}, ${place}`);
      },
    },
    said,
  );
}
