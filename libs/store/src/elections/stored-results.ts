import {
  unpackResult,
  type JsonObject,
  type RaceCounts,
  type ResultsType,
  type StoredCall,
} from '@crossvote/elections';
import { checksumOf } from '../checksum.ts';
import type { DamageListener } from '../damage.ts';
import type { StoredRow } from '../sql/models.ts';
import type { Sql } from '../sql/sql.ts';
import { byOwner, linkedRows, type Owners } from './linked-rows.ts';
import { parsedCell } from './parsed-cell.ts';
import { timeOf } from './thing-checksum.ts';

/** A mark, by the number of its candidate. */
export type NumberedCall = Pick<StoredCall, 'mark' | 'calledAt' | 'calledBy' | 'sourceKind'> & {
  readonly candidateId: number;
};

/** The results of one race of one kind as stored, with their marks. */
export interface StoredResult {
  readonly raceId: number;
  readonly resultsType: ResultsType;
  /** In ms since 1970. */
  readonly changedAt: number;
  readonly lastUpdated: string;
  readonly tabulationStatus: string;
  readonly raceCallStatus: string;
  readonly callState: string;
  /** JSON. */
  readonly details: string;
  readonly units: Uint8Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
  /** In the order of the numbers of the candidates. */
  readonly calls: readonly NumberedCall[];
}

/** CRC-32 of results and their marks. */
export function resultChecksum(result: StoredResult): number {
  const { raceId, resultsType, changedAt, lastUpdated, tabulationStatus, raceCallStatus } = result;
  const { callState, details, units, counts } = result;
  const calls = result.calls.map(({ candidateId, mark, calledAt, calledBy, sourceKind }) => [
    ...[candidateId, mark, calledAt, calledBy, sourceKind],
  ]);
  return checksumOf(
    [
      ...['RaceResult', raceId, resultsType, changedAt, lastUpdated, tabulationStatus],
      ...[raceCallStatus, callState, details, calls],
    ],
    units,
    counts,
  );
}

/** Reads results with their marks. Damaged ones are told, and left out. */
export async function readResults(
  sql: Sql,
  races: Owners,
  listenerOf: (raceId: number) => DamageListener,
): Promise<StoredResult[]> {
  const rows = await linkedRows(sql, 'RaceResult', 'raceId', races);
  const calls = byOwner(await linkedRows(sql, 'Call', 'raceId', races), ({ raceId }) => raceId);
  return rows.flatMap((row) => {
    const own = (calls.get(row.raceId) ?? []).filter(
      (call) => call.resultsType === row.resultsType,
    );
    const { checksum, ...cells } = row;
    const result = resultOf(cells, own);
    if (checksum === resultChecksum(result)) return [result];
    listenerOf(row.raceId)(`results (${row.resultsType})`);
    return [];
  });
}

function resultOf(
  { changedAt, ...row }: Omit<StoredRow<'RaceResult'>, 'checksum'>,
  calls: readonly StoredRow<'Call'>[],
): StoredResult {
  const numbered = calls.map(({ candidateId, mark, calledAt, calledBy, sourceKind }) => ({
    ...{ candidateId, mark, calledAt, calledBy, sourceKind },
  }));
  const result = {
    ...{ ...row, changedAt: timeOf(changedAt) },
    calls: numbered.sort((one, other) => one.candidateId - other.candidateId),
  };
  // Its checksum tells that it is what was written.
  return result as StoredResult;
}

/**
 * The counts of a result that fits its checksum.
 *
 * @returns undefined where they are nothing that was ever packed, which is told
 */
export function countsOf(
  { units, counts, resultsType }: StoredResult,
  onDamage: DamageListener,
): RaceCounts<number> | undefined {
  try {
    return unpackResult({ units, counts });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    onDamage(`results (${resultsType}), as ${error.message}`);
    return undefined;
  }
}

/** What is no count. */
export function detailsOf({ details }: StoredResult): JsonObject {
  // Its checksum tells that it is what was written.
  return parsedCell(details) as JsonObject;
}
