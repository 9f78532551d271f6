import type { HartRecord } from './hart-record.ts';

/** Approximate memory in bytes: the limit, a record, a contest of one record, and a contest that records share. */
const bytesLimit = 64 << 20;
const [recordBytes, contestBytes, sharedBytes] = [600, 1000, 8];

/** Keeps the records of the first pass while they are few enough, so that files need not be read again. */
export class KeptRecords {
  private readonly records = new Map<number, HartRecord>();
  private bytes = 0;

  /**
   * @param place - index of the file of the record
   * @param isPlain - whether it shares its contests with other records
   */
  add(place: number, record: HartRecord, isPlain: boolean): void {
    this.bytes += recordBytes + record.contests.length * (isPlain ? sharedBytes : contestBytes);
    if (this.isWhole) this.records.set(place, record);
    else this.records.clear();
  }

  /** Whether all records are kept. */
  get isWhole(): boolean {
    return this.bytes <= bytesLimit;
  }

  /** The record of a file; undefined where the file has none. */
  at(place: number): HartRecord | undefined {
    return this.records.get(place);
  }
}
