import type { Sql as Template } from 'sql-template-tag';
import type { DatabaseTarget } from '../database-url.ts';

/** A value of a statement. */
export type Cell = string | number | bigint | boolean | Date | Uint8Array<ArrayBuffer> | null;

/** SQL, with its values kept separately. Parts of statements are statements, too. */
export type Statement = Template;

/** Plain SQL, on a connection or within a transaction. The same statements work on both databases. */
export interface Sql {
  readonly provider: DatabaseTarget['provider'];
  /** @returns how many rows were changed */
  execute(statement: Statement): Promise<number>;
  /**
   * Returns the rows. The caller names their type. Texts and numbers are as stored; a time is a text, and a number of
   * more than 32 bits may be a text (see `StoredRow`).
   */
  query<Row>(statement: Statement): Promise<Row[]>;
}

/** Statements that are all done, or none of them. */
export interface Transaction extends Sql {
  /** Runs a text of any number of statements. The database separates them. */
  script(text: string): Promise<void>;
}
