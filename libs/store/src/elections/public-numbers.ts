import type { PublicKind } from '@crossvote/elections';
import { insertRows } from '../sql/insert-rows.ts';
import { selectRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { inPortions } from './in-portions.ts';

/**
 * The numbers of public ids. A public id that has none yet gets one, which it keeps for ever.
 *
 * @param publicIds - of things of one kind
 */
export async function publicNumbers(
  transaction: Sql,
  kind: PublicKind,
  publicIds: readonly string[],
): Promise<Map<string, number>> {
  const numbers = await knownNumbers(transaction, publicIds);
  const missing = [...new Set(publicIds)].filter((id) => !numbers.has(id));
  if (missing.length === 0) return numbers;
  // In one order everywhere, so that two imports never wait for each other.
  const rows = missing.toSorted().map((publicId) => ({ publicId, kind }));
  await insertRows(transaction, 'PublicNumber', rows, { skipDuplicates: true });
  for (const [publicId, id] of await knownNumbers(transaction, missing)) numbers.set(publicId, id);
  return numbers;
}

/** The numbers that were given already. */
export async function knownNumbers(
  sql: Sql,
  publicIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inPortions(publicIds, (some) =>
    selectRows(sql, 'PublicNumber', ['id', 'publicId'], { publicId: { in: some } }),
  );
  return new Map(rows.map(({ id, publicId }) => [publicId, id]));
}
