import { callState, packResult, type RaceCounts, type StoredCandidate } from '@crossvote/elections';
import { quoted } from '../sql/table.ts';
import { deleteWhereIn, type Writing } from './changed-things.ts';
import { idsIn } from './reading.ts';
import { countsOf, readResults, type StoredResult } from './stored-results.ts';
import { replaceResults } from './replace-results.ts';
import { refuseElectionDamage } from './stored-election.ts';

/** What of an election is to be removed, by numbers. */
export interface Gone {
  readonly units: ReadonlySet<number>;
  readonly races: ReadonlySet<number>;
  readonly candidates: ReadonlySet<number>;
  /** Places of the candidates in the packed results of their race. */
  readonly positions: ReadonlyMap<number, ReadonlySet<StoredCandidate['position']>>;
}

/** Takes counts and marks of what is to be removed out of the results. @returns how many results are gone */
export async function removeCounts(writing: Writing, gone: Gone): Promise<number> {
  const { sql, electionId, electionKey, at } = writing;
  if (gone.units.size + gone.races.size + gone.candidates.size === 0) return 0;
  const onDamage = refuseElectionDamage(electionKey);
  const found = { found: idsIn(quoted('Race'), electionId) };
  const results = await readResults(sql, found, () => onDamage);
  const lost = results.filter(({ raceId }) => gone.races.has(raceId));
  await deleteWhereIn(
    sql,
    'RaceResult',
    lost.map(({ raceId }) => raceId),
    (some) => ({ raceId: { in: some } }),
  );
  const altered = results.flatMap((before) => {
    if (gone.races.has(before.raceId)) return [];
    const counts = countsOf(before, onDamage);
    const next = counts && without(before, counts, gone, at);
    return next ? [{ before, next }] : [];
  });
  await replaceResults(
    writing,
    altered.map(({ next }) => next),
    altered.map(({ before }) => before),
  );
  return lost.length;
}

/** @returns undefined where nothing of it is gone */
function without(
  before: StoredResult,
  counts: RaceCounts<number>,
  gone: Gone,
  at: Date,
): StoredResult | undefined {
  const positions = gone.positions.get(before.raceId);
  const stays = counts.candidates.map((position) => positions?.has(position) !== true);
  const units = counts.units.filter(({ unit }) => !gone.units.has(unit));
  const calls = before.calls.filter(({ candidateId }) => !gone.candidates.has(candidateId));
  const isWhole = stays.every(Boolean) && units.length === counts.units.length;
  if (isWhole && calls.length === before.calls.length) return undefined;
  return {
    ...before,
    ...packResult({
      columns: counts.columns,
      candidates: counts.candidates.filter((_, place) => stays[place]),
      units: units.map((unit) => ({
        ...unit,
        counts: unit.counts.filter((_, place) => stays[place]),
      })),
    }),
    ...{ calls, callState: callState(calls), changedAt: at.getTime() },
  };
}
