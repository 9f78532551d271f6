import type { DatabaseTarget } from './database-url.ts';

/** A value of a statement. */
export type Cell = string | number | bigint | boolean | Date | Uint8Array<ArrayBuffer> | null;

/** Plain SQL, on a connection or within a transaction; `$1`, `$2`, … stand for the values on both databases. */
export interface Sql {
  readonly provider: DatabaseTarget['provider'];
  /** @returns how many rows were changed */
  execute(statement: string, ...values: Cell[]): Promise<number>;
  /**
   * The rows, of which the caller says what they hold: texts and numbers are as stored. A time is a text, and numbers
   * of more than 32 bits may be.
   */
  query<Row>(statement: string, ...values: Cell[]): Promise<Row[]>;
}

/** `$1, $2, …`, one for each value. */
export function placeholders(values: readonly unknown[]): string {
  return values.map((_, place) => `$${place + 1}`).join(', ');
}
