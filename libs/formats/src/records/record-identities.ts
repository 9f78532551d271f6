import type { ExportFile } from '@crossvote/opening';
import { RecordKey } from './record-key.ts';

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

/** Keeps the names that one vendor gives apart from those of others: equal numbers of two systems are no sign of one record. */
export function identitiesWithin(space: string, identities: RecordIdentities): RecordIdentities {
  const { low, high } = new RecordKey().name([space]);
  const key = new RecordKey();
  return {
    beginFile: (file) => {
      identities.beginFile(file);
    },
    add: (named, line) => {
      identities.add(named && key.begin(named.low ^ low, named.high ^ high), line);
    },
  };
}
