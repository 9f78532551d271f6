import { createRandom, drawIndex, type Random } from '@crossvote/samples';
import type { TestDatabases } from '@crossvote/store/testing';

/** Tables in which datasets are, with the columns that tell their rows apart. */
const keys: Readonly<Record<string, readonly string[]>> = {
  Dataset: ['id'],
  Contest: ['id'],
  Choice: ['id'],
  Block: ['datasetId', 'ordinal'],
  MarkBlock: ['contestId', 'ordinal'],
  AttributeBlock: ['datasetId', 'kind', 'ordinal'],
  CrossTable: ['datasetId', 'firstPosition', 'secondPosition'],
  IngestRun: ['id'],
  IngestFile: ['runId', 'ordinal'],
  IngestContent: ['runId', 'ordinal'],
};

/** A cell that can be damaged by one byte or digit, and mended again. */
export interface DamagedCell {
  /** Such as `Contest.votes`. */
  readonly column: string;
  readonly damage: string;
  readonly mend: string;
  /** The statement that puts this literal there. */
  readonly damageTo: (literal: string) => string;
  /** Its row is found by it. */
  readonly isKey: boolean;
}

/** One cell of each column of each table, in a row drawn by seed, with a byte or digit drawn by seed. */
export async function damagedCells(
  databases: TestDatabases,
  url: string,
  seed: number,
): Promise<DamagedCell[]> {
  const random = createRandom(seed);
  const cells: DamagedCell[] = [];
  for (const [table, ofKey] of Object.entries(keys)) {
    const [rows = []] = await databases.sql(url, `SELECT * FROM "${table}" ORDER BY 1, 2, 3`);
    for (const column of Object.keys(rows[0] ?? {})) {
      // A cross table that has moved is counted again, and would be there twice.
      if (table === 'CrossTable' && ofKey.includes(column)) continue;
      const row = rows[drawIndex(random, rows.length)] ?? {};
      const literal = (value: unknown) => literalOf(value, databases.provider);
      const place = (known: typeof row) =>
        ofKey.map((name) => `"${name}" = ${literal(known[name])}`).join(' AND ');
      const set = (value: unknown, where: typeof row) =>
        `UPDATE "${table}" SET "${column}" = ${literal(value)} WHERE ${place(where)}`;
      let changed = changedValue(row[column], random);
      // What another row has may not come twice.
      while (typeof changed === 'number' && rows.some((other) => other[column] === changed))
        changed = changedValue(row[column], random);
      if (changed === undefined) continue;
      cells.push({
        column: `${table}.${column}`,
        damage: set(changed, row),
        mend: set(row[column], { ...row, [column]: changed }),
        damageTo: (other) => `UPDATE "${table}" SET "${column}" = ${other} WHERE ${place(row)}`,
        isKey: ofKey.includes(column),
      });
    }
  }
  return cells;
}

/** Undefined where there is nothing to damage. */
function changedValue(value: unknown, random: Random): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return Number(changedText(String(value), random));
  if (value instanceof Uint8Array) return changedBytes(value, random);
  return typeof value === 'string' && value !== '' ? changedText(value, random) : undefined;
}

/** A digit becomes another one, and a letter its neighbour; what is changed is still of its column's type. */
function changedText(text: string, random: Random): string {
  // Of a time the single seconds and their parts, which PostgreSQL writes without zeros at their end.
  const [, before = '', changing = text] = /^(\d+-[\d-]+T[\d:]+)(\d(?:\.\d+)?)/.exec(text) ?? [];
  const isLarge = /^-?\d{9,}$/.test(text);
  const start = isLarge ? 2 : before.length;
  const end = before.length + changing.length;
  const places = Array.from({ length: end - start }, (_, place) => start + place).filter((place) =>
    /[a-z0-9]/i.test(text.charAt(place)),
  );
  const place = places[drawIndex(random, places.length)];
  if (place === undefined) return `${text}.`;
  const sign = text.charAt(place);
  const other = /\d/.test(sign)
    ? String((Number(sign) + 1 + drawIndex(random, 9)) % 10)
    : String.fromCharCode(sign.charCodeAt(0) ^ 1);
  return text.slice(0, place) + other + text.slice(place + 1);
}

function changedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = bytes.length === 0 ? Uint8Array.of(0) : Uint8Array.from(bytes);
  const place = drawIndex(random, changed.length);
  changed[place] = (changed[place] ?? 0) ^ (1 << drawIndex(random, 8));
  return changed;
}

function literalOf(value: unknown, provider: TestDatabases['provider']): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean')
    return provider === 'sqlite' ? String(Number(value)) : String(value);
  if (value instanceof Uint8Array) {
    const hex = Buffer.from(value).toString('hex');
    return provider === 'sqlite' ? `x'${hex}'` : `'\\x${hex}'`;
  }
  // The other cells are texts and numbers.
  return `'${(value as string | number).toString().replaceAll("'", "''")}'`;
}
