import { canonicalJson, publicId, type Change } from '@crossvote/elections';
import statement from 'sql-template-tag';
import { checksumOf } from '../checksum.ts';
import { insertRows } from '../sql/insert-rows.ts';
import type { NewRow } from '../sql/models.ts';
import type { Sql } from '../sql/sql.ts';

/** One commit to an election. */
export interface Commit {
  readonly electionId: number;
  readonly electionKey: string;
  readonly revision: number;
  readonly at: Date;
}

/** Adds what happened to definitions to the trail, which nobody changes afterwards. */
export async function recordChanges(
  transaction: Sql,
  commit: Commit,
  changes: readonly Change[],
): Promise<void> {
  const { electionId, revision, at, electionKey } = commit;
  const rows = changes.map((change, position) => {
    const { entity, key, action, members, before, after } = change;
    const row = {
      ...{ electionId, revision, position, at, entity, key, action },
      publicId: publicIdOf(electionKey, change),
      details: canonicalJson({ members, before, after }),
    };
    return { ...row, checksum: changeChecksum(row) };
  });
  await insertRows(transaction, 'ElectionChange', rows);
}

type ChangeRow = Omit<NewRow<'ElectionChange'>, 'checksum' | 'at'> & { readonly at: Date };

export function changeChecksum(row: ChangeRow): number {
  const { electionId, revision, position, at, entity, publicId, key, action, details } = row;
  return checksumOf([
    ...['ElectionChange', electionId, revision, position, at.getTime()],
    ...[entity, publicId, key, action, details],
  ]);
}

function publicIdOf(election: string, { entity, key }: Change): string {
  if (entity === 'election') return publicId('election', key);
  if (entity !== 'candidate') return publicId(entity, election, key);
  const end = key.indexOf('/');
  return publicId('candidate', election, key.slice(0, end), key.slice(end + 1));
}

/** The last revision of an election that was deleted; 0 where there was none. */
export async function lastRevision(sql: Sql, electionId: number): Promise<number> {
  const [row] = await sql.query<{ readonly last: number | null }>(
    statement`SELECT max("revision") AS "last" FROM "ElectionChange" WHERE "electionId" = ${electionId}`,
  );
  return row?.last ?? 0;
}
