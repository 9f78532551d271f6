import type { RefusedRecord } from './json-values.ts';

/** Receives the sessions of a file. */
export interface SessionTaker {
  /** @param record - number of the session in the file, from 1 */
  take(session: unknown, record: number): void;
  /** Called for a session that cannot be read. */
  refuse(problem: RefusedRecord, record: number): void;
  /** Called for something odd about the file. */
  warn?(code: string, message: string): void;
  /** Called after each piece of the file. */
  drain(): Promise<void>;
}
