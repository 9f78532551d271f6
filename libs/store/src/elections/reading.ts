import statement from 'sql-template-tag';
import type { DamageListener } from '../damage.ts';
import type { Sql, Statement } from '../sql/sql.ts';
import type { KeysAndNumbers } from './keys-and-numbers.ts';
import type { Owners } from './linked-rows.ts';

/** Which things of one kind are read. */
export type WantedKeys = 'all' | ReadonlySet<string>;

/** What the parts of a reading share. */
export interface Reading {
  readonly sql: Sql;
  /** Number of the election. */
  readonly electionId: number;
  readonly numbers: KeysAndNumbers;
  readonly onDamage: DamageListener;
}

/** Reads rows of an election: all, or those of some keys. */
export async function wantedRows<Row>(
  wanted: WantedKeys,
  read: (where: { readonly key?: { readonly in: readonly string[] } }) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (wanted === 'all') return read({});
  const keys = [...wanted];
  const rows: Row[] = [];
  for (let start = 0; start < keys.length; start += 1000)
    rows.push(...(await read({ key: { in: keys.slice(start, start + 1000) } })));
  return rows;
}

/** The things whose linked rows are read: those that a query finds, where all are wanted. */
export function ownersOf(
  wanted: WantedKeys,
  rows: readonly { readonly id: number }[],
  found: Statement,
): Owners {
  return wanted === 'all' ? { found } : { ids: rows.map(({ id }) => id) };
}

/** Finds the numbers of all things of an election in one table. */
export function idsIn(table: Statement, electionId: number): Statement {
  return statement`SELECT "id" FROM ${table} WHERE "electionId" = ${electionId}`;
}
