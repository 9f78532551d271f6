import type { ExportFile } from '@crossvote/opening';
import type { RecordKey } from './record-key.ts';

/**
 * Collects the identities of records, to find records that are in several files of an export. A reader whose format has
 * identities calls `add()` once for each record that it stores, in the order of the records.
 */
export interface RecordIdentities {
  /** Says that the next records are from this file. */
  beginFile(file: ExportFile): void;
  /**
   * Adds the identity of the next record of the file.
   *
   * @param key - its value is copied at once; undefined where the record has no identity, or a masked one
   * @param line - where the record begins; 0 where the file has no lines
   */
  add(key: RecordKey | undefined, line: number): void;
}
