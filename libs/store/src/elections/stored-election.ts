import type { Election } from '@crossvote/elections';
import { coveredIds, thingChecksum, timeOf } from './thing-checksum.ts';
import { DamagedElectionError, type DamageListener } from '../damage.ts';
import type { StoredRow } from '../sql/models.ts';
import { selectRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { readExternalIds } from './external-ids.ts';
import { electionMembers, pick, valuesOf } from './members.ts';

/** How many things an election has. */
export type ElectionCounts = Pick<
  StoredRow<'Election'>,
  'unitCount' | 'ballotStyleCount' | 'pollingPlaceCount' | 'raceCount' | 'resultCount'
>;

/** Of a new election. */
export const noCounts: ElectionCounts = {
  ...{ unitCount: 0, ballotStyleCount: 0, pollingPlaceCount: 0, raceCount: 0, resultCount: 0 },
};

/** An election with what stands beside it in its row. */
export interface StoredElection {
  readonly id: number;
  readonly election: Election;
  readonly revision: number;
  /** In ms since 1970. */
  readonly changedAt: number;
  readonly counts: ElectionCounts;
}

/** Elections in the order of dates and keys; only those of `keys`, where it is given. */
export async function storedElections(
  sql: Sql,
  keys?: readonly string[],
  listenerOf: (key: string) => DamageListener = refuseElectionDamage,
): Promise<StoredElection[]> {
  const where = keys && { key: { in: keys } };
  const rows = await selectRows(sql, 'Election', '*', { ...where }, 'date', 'key');
  const externalIdsOf = await readExternalIds(sql, { ids: rows.map(({ id }) => id) });
  return rows.map((row) => {
    const cells = { ...pick(row, electionMembers), externalIds: externalIdsOf(row.id) };
    const stored: StoredElection = {
      id: row.id,
      // Its checksum tells that it is what was written.
      election: cells as Election,
      revision: row.revision,
      changedAt: timeOf(row.changedAt),
      counts: pick(row, Object.keys(noCounts) as (keyof ElectionCounts)[]),
    };
    if (row.checksum !== electionChecksum(stored)) listenerOf(row.key)('its own row');
    return stored;
  });
}

export function electionChecksum(stored: StoredElection): number {
  const { id, changedAt, revision, counts, election } = stored;
  const { unitCount, ballotStyleCount, pollingPlaceCount, raceCount, resultCount } = counts;
  const sizes = [unitCount, ballotStyleCount, pollingPlaceCount, raceCount, resultCount];
  const place = [id, changedAt, revision, ...sizes];
  const cells = valuesOf(election, electionMembers);
  return thingChecksum('Election', place, cells, coveredIds(election.externalIds));
}

/** @throws DamagedElectionError at the first damage */
export function refuseElectionDamage(key: string): DamageListener {
  return (place) => {
    throw new DamagedElectionError(`election ${key}, ${place}`);
  };
}
