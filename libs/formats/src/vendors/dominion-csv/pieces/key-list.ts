import type { ColumnRole } from '../../../words/column-roles.ts';
import { batchKey } from '../../../records/batch-key.ts';
import type { PieceKeys } from './piece-task.ts';

/** Collects the keys of the records of a piece. */
export class KeyList {
  private readonly columns: readonly [tabulator: number, batch: number, record: number];
  private batches: string[] = [];
  private readonly known = new Map<string, number>();
  private batch = new Int32Array(4096);
  private record = new Int32Array(4096);
  private count = 0;

  constructor(roles: readonly ColumnRole[]) {
    this.columns = [roles.indexOf('tabulator'), roles.indexOf('batch'), roles.indexOf('record')];
  }

  /**
   * The number of the batch of a record.
   *
   * @param textOf - returns the text of a metadata cell of the record
   * @param number - number of the record; -1 where its name is not a number
   * @returns -1 where the key is incomplete
   */
  batchOf(textOf: (column: number) => string, number: number): number {
    const [tabulator = '', batch = '', record = ''] = this.columns.map(textOf);
    if (tabulator === '' || batch === '' || record === '') return -1;
    const key = batchKey(tabulator, batch, number === -1 ? record : undefined);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const place = this.batches.push(key) - 1;
    this.known.set(key, place);
    return place;
  }

  /** Adds the keys of the next records. */
  add(batches: Int32Array, numbers: Int32Array): void {
    if (this.columns.includes(-1)) return;
    const count = this.count + batches.length;
    if (count > this.batch.length) {
      this.batch = longer(this.batch, count);
      this.record = longer(this.record, count);
    }
    this.batch.set(batches, this.count);
    this.record.set(numbers, this.count);
    this.count = count;
  }

  /** Returns the keys so far, and begins a new list. */
  take(): PieceKeys {
    const { batches, count } = this;
    const keys = {
      batches,
      batch: this.batch.slice(0, count),
      record: this.record.slice(0, count),
    };
    this.batches = [];
    this.known.clear();
    this.count = 0;
    return keys;
  }
}

function longer(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, 2 * numbers.length));
  grown.set(numbers);
  return grown;
}
