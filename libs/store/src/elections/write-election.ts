import { upsertRows } from '../sql/insert-rows.ts';
import type { Sql } from '../sql/sql.ts';
import { electionMembers, pick } from './members.ts';
import { electionChecksum, type StoredElection } from './stored-election.ts';

/** Writes the row of an election. Its external ids are written apart. */
export async function writeElectionRow(sql: Sql, next: StoredElection): Promise<void> {
  const { id, election, revision, counts } = next;
  const cells = { id, ...pick(election, electionMembers), revision, ...counts };
  const row = {
    ...{ ...cells, changedAt: new Date(next.changedAt) },
    checksum: electionChecksum(next),
  };
  await upsertRows(sql, 'Election', ['id'], [row]);
}
