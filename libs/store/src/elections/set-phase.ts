import type { Phase } from '@crossvote/elections';
import type { Connection } from '../connection.ts';
import { changeElection } from './change-election.ts';
import { recordChanges } from './trail.ts';
import { writeElectionRow } from './write-election.ts';

/** Says in which phase an election is. @returns false when there is none of this key */
export async function setPhase(
  connection: Connection,
  key: string,
  phase: Phase,
): Promise<boolean> {
  const isThere = await changeElection(connection, key, async ({ sql, stored, day }) => {
    if (stored.election.phase === phase) return { isChanged: false, result: true };
    const revision = stored.revision + 1;
    const election = { ...stored.election, phase };
    await writeElectionRow(sql, { ...stored, election, revision, changedAt: day.at.getTime() });
    const commit = { electionId: stored.id, electionKey: key, revision, at: day.at };
    await recordChanges(sql, commit, [
      { entity: 'election', key, action: 'changed', members: ['phase'] },
    ]);
    return { isChanged: true, result: true };
  });
  return isThere ?? false;
}
