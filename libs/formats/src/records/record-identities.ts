import type { ExportFile } from '@crossvote/opening';
import type { RecordKey } from './record-key.ts';

/**
 * Hears which record is which, so that records that stand in several files of an export are found. A reader whose
 * format names its records calls `add()` once for each record of a file that it stores, in their order.
 */
export interface RecordIdentities {
  /** Says that the records that follow are of this file. */
  beginFile(file: ExportFile): void;
  /**
   * Names the next record of the file.
   *
   * @param key - read at once; undefined where the record has no name, or one that is masked
   * @param line - at which it begins; 0 where the file has no lines
   */
  add(key: RecordKey | undefined, line: number): void;
}
