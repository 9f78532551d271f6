import { asSet, canonicalJson, type ExternalId } from '@crossvote/elections';
import { insertRows } from '../sql/insert-rows.ts';
import { deleteRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { inPortions } from './in-portions.ts';
import { byOwner, linkedRows, type Owners } from './linked-rows.ts';

/** What other systems call some things, by the number of the thing. */
export async function readExternalIds(
  sql: Sql,
  owners: Owners,
): Promise<(owner: number) => readonly ExternalId[]> {
  const rows = byOwner(
    await linkedRows(sql, 'ExternalId', 'ownerId', owners),
    ({ ownerId }) => ownerId,
  );
  return (owner) =>
    asSet(
      (rows.get(owner) ?? []).map(({ scheme, scope, value }) => ({ scheme, scope, value })),
      canonicalJson,
    );
}

/** A thing that was added or changed. */
export interface Owner {
  readonly id: number;
  /** Whether it was there before. */
  readonly isKnown: boolean;
  readonly externalIds: readonly ExternalId[];
}

/** Writes what other systems call things that were added or changed. */
export async function writeExternalIds(transaction: Sql, owners: readonly Owner[]): Promise<void> {
  const known = owners.filter(({ isKnown }) => isKnown).map(({ id }) => id);
  await deleteExternalIds(transaction, known);
  const rows = owners.flatMap(({ id, externalIds }) =>
    externalIds.map(({ scheme, scope, value }) => ({ ownerId: id, scheme, scope, value })),
  );
  await insertRows(transaction, 'ExternalId', rows);
}

export async function deleteExternalIds(
  transaction: Sql,
  owners: readonly number[],
): Promise<void> {
  await inPortions(owners, async (some) => {
    await deleteRows(transaction, 'ExternalId', { ownerId: { in: some } });
    return [];
  });
}
