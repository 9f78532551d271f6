import type { HartRecord } from './hart-record.ts';

/** About how many bytes are held, and what a record takes, a contest of its own, and one of other records too. */
const bytesLimit = 64 << 20;
const [recordBytes, contestBytes, sharedBytes] = [600, 1000, 8];

/** Holds the records of the first pass, as long as they are few enough, so that files need not be read again. */
export class KeptRecords {
  private readonly records = new Map<number, HartRecord>();
  private bytes = 0;

  /**
   * @param place - of the record's file among all
   * @param isPlain - whether it shares its contests with other records
   */
  add(place: number, record: HartRecord, isPlain: boolean): void {
    this.bytes += recordBytes + record.contests.length * (isPlain ? sharedBytes : contestBytes);
    if (this.isWhole) this.records.set(place, record);
    else this.records.clear();
  }

  /** Whether all records are held. */
  get isWhole(): boolean {
    return this.bytes <= bytesLimit;
  }

  /** The record of a file; undefined where the file holds none. */
  at(place: number): HartRecord | undefined {
    return this.records.get(place);
  }
}
