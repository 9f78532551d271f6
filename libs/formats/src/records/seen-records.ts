import { KeySet } from './key-set.ts';

/** Number of records whose bits are on one page. */
const pageRecords = 1024;
/** Most pages in memory. A page has 128 bytes. */
const pageLimit = 1 << 18;
/** Most batches whose names are kept. */
const batchLimit = 1 << 17;
/** Factor that leaves room for all pages of a batch, as record numbers have at most nine digits. */
const pagesOfBatch = 1 << 20;

/**
 * Records that were seen, by the name of their batch and their number in it. Scanners count up within a batch, so one
 * bit for each record is enough. Other numberings are kept as fingerprints.
 */
export class SeenRecords {
  private readonly batches = new Map<string, number>();
  private readonly pages = new Map<number, Uint32Array>();
  private readonly others = new KeySet();
  private lastPageKey = -1;
  private lastPage: Uint32Array | undefined;

  /** Adds a record. @returns false when it was seen before */
  add(batch: string, record: number): boolean {
    const page = this.pageOf(batch, record);
    if (!page) return this.addOther(batch, record);
    const word = (record % pageRecords) >>> 5;
    const bit = 1 << (record & 31);
    const bits = page[word] ?? 0;
    page[word] = bits | bit;
    return (bits & bit) === 0;
  }

  private pageOf(batch: string, record: number): Uint32Array | undefined {
    const number = this.batches.get(batch) ?? this.enter(batch);
    if (number === undefined) return undefined;
    const key = number * pagesOfBatch + Math.floor(record / pageRecords);
    if (key === this.lastPageKey) return this.lastPage;
    let page = this.pages.get(key);
    if (!page && this.pages.size < pageLimit) {
      page = new Uint32Array(pageRecords / 32);
      this.pages.set(key, page);
    }
    this.lastPageKey = key;
    this.lastPage = page;
    return page;
  }

  private enter(batch: string): number | undefined {
    if (this.batches.size === batchLimit) return undefined;
    const number = this.batches.size;
    this.batches.set(batch, number);
    return number;
  }

  private addOther(batch: string, record: number): boolean {
    const key = Buffer.from(`${batch}\0${record}`, 'latin1');
    this.others.feed(key, 0, key.length);
    return this.others.add();
  }
}
