import type { Election } from '@crossvote/elections';
import statement from 'sql-template-tag';
import { coveredIds, thingChecksum, timeOf } from './thing-checksum.ts';
import { DamagedElectionError, type DamageListener } from '../damage.ts';
import { columnsOf, type StoredRow } from '../sql/models.ts';
import type { Sql } from '../sql/sql.ts';
import { Table } from '../sql/table.ts';
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

const table = new Table('Election');

/** Elections in the order of dates and keys; only the one with `key`, where it is given. */
export async function storedElections(
  sql: Sql,
  key?: string,
  listenerOf: (key: string) => DamageListener = refuseElectionDamage,
): Promise<StoredElection[]> {
  const isIt = key === undefined ? statement`TRUE` : statement`"key" = ${key}`;
  const rows = await sql.query<StoredRow<'Election'>>(
    statement`SELECT ${table.columns(...columnsOf.Election)} FROM ${table.name}
      WHERE ${isIt} ORDER BY "date", "key"`,
  );
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
