import type { Source } from '@crossvote/elections';
import { checksumOf } from '../checksum.ts';
import { upsertRows } from '../sql/insert-rows.ts';
import type { Sql } from '../sql/sql.ts';
import type { Commit } from './trail.ts';

/** A source of an election, as its newest import that changed something left it. */
export interface StoredSource extends Source {
  readonly electionId: number;
  readonly importedAt: Date;
  readonly revision: number;
  readonly report: string;
}

export function sourceChecksum(source: StoredSource): number {
  const { electionId, kind, name, sha256, importedAt, revision, report } = source;
  return checksumOf([
    ...['ElectionSource', electionId, kind, name, sha256, importedAt.getTime(), revision, report],
  ]);
}

/** Records which import changed an election. */
export async function recordSource(
  transaction: Sql,
  { electionId, revision, at }: Commit,
  { kind, name, sha256 }: Source,
  report: string,
): Promise<void> {
  const source = { electionId, kind, name, sha256, importedAt: at, revision, report };
  const row = { ...source, checksum: sourceChecksum(source) };
  await upsertRows(transaction, 'ElectionSource', ['electionId', 'kind', 'name'], [row]);
}
