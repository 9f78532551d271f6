import { canonicalJson } from '@crossvote/elections';
import { insertRows, upsertRows } from '../sql/insert-rows.ts';
import { deleteRows } from '../sql/rows.ts';
import type { Writing } from './changed-things.ts';
import { resultChecksum, type StoredResult } from './stored-results.ts';

/** Writes results, and their marks where these differ. @param before - those of them that were stored */
export async function replaceResults(
  { sql }: Pick<Writing, 'sql'>,
  next: readonly StoredResult[],
  before: readonly StoredResult[],
): Promise<void> {
  const stored = new Map(before.map((result) => [placeOf(result), result]));
  const marked = next.filter((result) => callsChanged(stored.get(placeOf(result)), result) > 0);
  for (const result of marked) {
    const { raceId, resultsType } = result;
    if (stored.get(placeOf(result))?.calls.length)
      await deleteRows(sql, 'Call', { raceId, resultsType });
  }
  await upsertRows(sql, 'RaceResult', ['raceId', 'resultsType'], next.map(rowOf));
  const calls = marked.flatMap(({ raceId, resultsType, calls }) =>
    calls.map((call) => ({ raceId, resultsType, ...call })),
  );
  await insertRows(sql, 'Call', calls);
}

function placeOf({ raceId, resultsType }: StoredResult): string {
  return `${resultsType}/${raceId}`;
}

function rowOf(result: StoredResult) {
  const { raceId, resultsType, lastUpdated, tabulationStatus, raceCallStatus } = result;
  const { callState, details, units, counts } = result;
  return {
    ...{ raceId, resultsType, lastUpdated, tabulationStatus, raceCallStatus },
    ...{ callState, details, units, counts },
    ...{ changedAt: new Date(result.changedAt), checksum: resultChecksum(result) },
  };
}

/** How many marks were added, changed or removed. */
export function callsChanged(before: StoredResult | undefined, next: StoredResult): number {
  const textOf = (call: StoredResult['calls'][number]) => canonicalJson(call);
  const was = new Map(before?.calls.map((call) => [call.candidateId, textOf(call)]));
  const is = new Map(next.calls.map((call) => [call.candidateId, textOf(call)]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id))
    .length;
}
