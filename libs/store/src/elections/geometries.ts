import { createHash } from 'node:crypto';
import type { Geometry } from '@crossvote/elections';
import { checksumOf } from '../checksum.ts';
import type { DamageListener } from '../damage.ts';
import { insertRows } from '../sql/insert-rows.ts';
import { selectRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { inPortions } from './in-portions.ts';
import { geometryMembers, pick } from './members.ts';

function geometryChecksum(geometry: Geometry): number {
  return checksumOf(['geometry', ...geometryMembers.map((name) => geometry[name])]);
}

/** Geometries by their ids. A damaged one is told, and left out. */
export async function readGeometries(
  sql: Sql,
  ids: Iterable<number>,
  onDamage: DamageListener,
): Promise<Map<number, Geometry>> {
  const rows = await inPortions([...new Set(ids)], (some) =>
    selectRows(sql, 'Geometry', '*', { id: { in: some } }),
  );
  const geometries = new Map<number, Geometry>();
  for (const { id, rings, checksum, ...row } of rows) {
    const geometry = { ...pick(row, geometryMembers), rings: new Uint8Array(rings) };
    const isWhole =
      createHash('sha256').update(rings).digest('hex') === row.sha256 &&
      checksum === geometryChecksum(geometry);
    if (isWhole) geometries.set(id, geometry);
    else onDamage(`area ${row.sha256}`);
  }
  return geometries;
}

/** Stores geometries, each once. @returns the ids by their hashes */
export async function writeGeometries(
  transaction: Sql,
  geometries: readonly Geometry[],
): Promise<Map<string, number>> {
  const byHash = new Map(geometries.map((geometry) => [geometry.sha256, geometry]));
  const known = await idsOf(transaction, [...byHash.keys()]);
  const added = [...byHash.values()].filter(({ sha256 }) => !known.has(sha256));
  if (added.length === 0) return known;
  await insertRows(
    transaction,
    'Geometry',
    added.map((geometry) => ({
      ...{ ...pick(geometry, geometryMembers), rings: geometry.rings },
      checksum: geometryChecksum(geometry),
    })),
  );
  const hashes = added.map(({ sha256 }) => sha256);
  for (const [sha256, id] of await idsOf(transaction, hashes)) known.set(sha256, id);
  return known;
}

async function idsOf(sql: Sql, hashes: readonly string[]): Promise<Map<string, number>> {
  const rows = await inPortions(hashes, (some) =>
    selectRows(sql, 'Geometry', ['id', 'sha256'], { sha256: { in: some } }),
  );
  return new Map(rows.map(({ id, sha256 }) => [sha256, id]));
}
