import type { Sql as Template } from 'sql-template-tag';
import type { DatabaseTarget } from '../database-url.ts';

/** A value of a statement. */
export type Cell = string | number | bigint | boolean | Date | Uint8Array<ArrayBuffer> | null;

/** SQL with its values apart from it; parts of statements are statements, too. */
export type Statement = Template;

/** Plain SQL, on a connection or within a transaction: the same statements on both databases. */
export interface Sql {
  readonly provider: DatabaseTarget['provider'];
  /** @returns how many rows were changed */
  execute(statement: Statement): Promise<number>;
  /**
   * The rows, of which the caller says what they hold: texts and numbers are as stored. A time is a text, and numbers
   * of more than 32 bits may be (see `StoredRow`).
   */
  query<Row>(statement: Statement): Promise<Row[]>;
}

/** Statements that are done whole or not at all. */
export interface Transaction extends Sql {
  /** Runs a text of any number of statements, which the database itself tells apart. */
  script(text: string): Promise<void>;
}
