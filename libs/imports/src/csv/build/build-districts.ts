import { districtKey, slug, type Facts } from '@crossvote/elections';
import type { Row } from '../read/read-table.ts';
import type { TableProblems } from '../read/table-problems.ts';
import type { districtTable } from '../tables/definition-tables.ts';
import { KeyBook } from './key-book.ts';
import { NameIndex } from './name-index.ts';

type DistrictRow = Row<typeof districtTable.columns>;

/** The districts of the table, with parents that are named by key, name or OCD id. */
export function buildDistricts(
  rows: readonly DistrictRow[],
  known: NameIndex,
  problems: TableProblems,
): Facts['districts'] {
  const keys = new KeyBook('district', problems);
  const keyed = rows.flatMap((row) => {
    const key = keyOf(row);
    return keys.take(key, row.place) ? [{ row, key }] : [];
  });
  for (const { row, key } of keyed)
    known.add({ key, names: [row.said.name ?? '', row.said.ocdId ?? ''] });
  return keyed.map(({ row: { said, place }, key }) => {
    const { parent } = said;
    const resolved = parent ? known.resolve(parent, place, problems) : parent;
    return { ...said, key, ...(resolved !== undefined && { parent: resolved }) };
  });
}

function keyOf({ said: { key, ocdId, name = '' } }: DistrictRow): string {
  if (key !== undefined) return key;
  return ocdId ? districtKey(ocdId) : slug(name);
}
