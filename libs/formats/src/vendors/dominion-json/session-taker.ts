import type { RefusedRecord } from './json-values.ts';

/** Who takes the sessions. */
export interface SessionTaker {
  /** @param record - its running number in the file, from 1 */
  take(session: unknown, record: number): void;
  /** Hears of a session that cannot be read. */
  refuse(problem: RefusedRecord, record: number): void;
  /** Hears of what is odd about the file. */
  warn?(code: string, message: string): void;
  /** Called after each piece of the file. */
  drain(): Promise<void>;
}
