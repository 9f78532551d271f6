import statement from 'sql-template-tag';
import type { Connection } from '../connection.ts';
import type { Sql, Statement } from '../sql/sql.ts';
import { changeElection, type LockedElection } from './change-election.ts';
import { lockShared } from './election-day.ts';
import { giveSpaceBack } from '../space.ts';
import { lastRevision, recordChanges } from './trail.ts';

/**
 * Removes an election with everything of it, also a damaged one, in one transaction. Its trail, its day and the numbers of its public ids stay.
 *
 * @returns false when there is none of this key
 */
export async function deleteElection(connection: Connection, key: string): Promise<boolean> {
  const remove = async ({ sql, stored, day }: LockedElection) => {
    const { id, election } = stored;
    await lockShared(sql);
    for (const deletion of deletions(id)) await sql.execute(deletion);
    await removeUnusedGeometries(sql);
    // The one of a damaged row may be that of an earlier commit.
    const revision = Math.max(stored.revision, await lastRevision(sql, id)) + 1;
    await recordChanges(sql, { electionId: id, electionKey: key, revision, at: day.at }, [
      { entity: 'election', key, action: 'removed', members: [], before: election.name },
    ]);
    return { isChanged: true, result: true };
  };
  const isThere = await changeElection(connection, key, remove, () => undefined);
  if (isThere === true) await giveSpaceBack(connection);
  return isThere ?? false;
}

/** What refers to others comes first. Lists that belong to one thing alone go with it. */
function deletions(electionId: number): Statement[] {
  const races = statement`SELECT "id" FROM "Race" WHERE "electionId" = ${electionId}`;
  const candidates = statement`SELECT "id" FROM "Candidate" WHERE "raceId" IN (${races})`;
  const own = statement`"electionId" = ${electionId}`;
  return [
    statement`DELETE FROM "RaceResult" WHERE "raceId" IN (${races})`,
    statement`DELETE FROM "ExternalId" WHERE "ownerId" IN (${candidates}) OR "ownerId" IN (${races})`,
    statement`DELETE FROM "ExternalId" WHERE "ownerId" = ${electionId}
      OR "ownerId" IN (SELECT "id" FROM "ReportingUnit" WHERE ${own})
      OR "ownerId" IN (SELECT "id" FROM "PollingPlace" WHERE ${own})`,
    statement`UPDATE "ReportingUnit" SET "parentId" = NULL WHERE ${own}`,
    statement`DELETE FROM "ReportingUnit" WHERE ${own}`,
    statement`DELETE FROM "BallotStyle" WHERE ${own}`,
    statement`DELETE FROM "PollingPlace" WHERE ${own}`,
    statement`DELETE FROM "Candidate" WHERE "raceId" IN (${races})`,
    statement`DELETE FROM "Race" WHERE ${own}`,
    statement`DELETE FROM "ElectionSource" WHERE ${own}`,
    statement`DELETE FROM "Election" WHERE "id" = ${electionId}`,
  ];
}

/** Removes areas that nothing has any more. Whoever writes areas holds the lock of what elections share. */
export async function removeUnusedGeometries(transaction: Sql): Promise<void> {
  await transaction.execute(
    statement`DELETE FROM "Geometry" WHERE NOT EXISTS (SELECT 1 FROM "UnitArea" a WHERE a."geometryId" = "Geometry"."id")
      AND NOT EXISTS (SELECT 1 FROM "District" d WHERE d."areaId" = "Geometry"."id")`,
  );
}
