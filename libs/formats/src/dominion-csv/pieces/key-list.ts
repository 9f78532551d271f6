import type { ColumnRole } from '../column-roles.ts';
import { batchKey, numberIn } from '../record-key.ts';
import type { MetadataScanner } from './metadata-scanner.ts';
import type { PieceKeys } from './piece-task.ts';

/** Two numbers below it are one exact number together. */
const shortNumbers = 2 ** 26;

/** Collects the keys of the records of a piece. */
export class KeyList {
  private readonly tabulatorColumn: number;
  private readonly batchColumn: number;
  private readonly recordColumn: number;
  private readonly hasColumns: boolean;
  private batches: string[] = [];
  private readonly known = new Map<string, number>();
  /** The same where tabulator and batch are numbers: no text is made to find them. */
  private readonly knownNumbers = new Map<number, number>();
  private batch = new Int32Array(4096);
  private record = new Int32Array(4096);
  private count = 0;
  constructor(roles: readonly ColumnRole[]) {
    this.tabulatorColumn = roles.indexOf('tabulator');
    this.batchColumn = roles.indexOf('batch');
    this.recordColumn = roles.indexOf('record');
    this.hasColumns =
      this.tabulatorColumn !== -1 && this.batchColumn !== -1 && this.recordColumn !== -1;
  }

  /** Adds the key of the record whose metadata was scanned. */
  add(bytes: Buffer, { starts, ends }: MetadataScanner): void {
    if (!this.hasColumns) return;
    const number = numberIn(bytes, starts[this.recordColumn] ?? 0, ends[this.recordColumn] ?? 0);
    const tabulator = numberIn(
      bytes,
      starts[this.tabulatorColumn] ?? 0,
      ends[this.tabulatorColumn] ?? 0,
    );
    const batch = numberIn(bytes, starts[this.batchColumn] ?? 0, ends[this.batchColumn] ?? 0);
    const arePlain = number !== -1 && isShort(batch) && isShort(tabulator);
    const numbers = arePlain ? tabulator * shortNumbers + batch : -1;
    let place = this.knownNumbers.get(numbers);
    if (place === undefined) {
      place = this.placeOf(bytes, starts, ends, number);
      if (arePlain) this.knownNumbers.set(numbers, place);
    }
    this.push(place, Math.max(number, 0));
  }

  /** The keys so far; begins anew. */
  take(): PieceKeys {
    const { batches, count } = this;
    const keys = {
      batches,
      batch: this.batch.slice(0, count),
      record: this.record.slice(0, count),
    };
    this.batches = [];
    this.known.clear();
    this.knownNumbers.clear();
    this.count = 0;
    return keys;
  }

  private placeOf(bytes: Buffer, starts: Int32Array, ends: Int32Array, number: number): number {
    const text = (column: number) =>
      bytes.toString('latin1', starts[column] ?? 0, ends[column] ?? 0);
    const tabulator = text(this.tabulatorColumn);
    const batch = text(this.batchColumn);
    const record = text(this.recordColumn);
    if (tabulator === '' || batch === '' || record === '') return -1;
    const key = batchKey(tabulator, batch, number === -1 ? record : undefined);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const place = this.batches.push(key) - 1;
    this.known.set(key, place);
    return place;
  }

  private push(place: number, number: number): void {
    if (this.count === this.batch.length) {
      this.batch = longer(this.batch);
      this.record = longer(this.record);
    }
    this.batch[this.count] = place;
    this.record[this.count] = number;
    this.count += 1;
  }
}

function isShort(number: number): boolean {
  return number >= 0 && number < shortNumbers;
}

function longer(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * numbers.length);
  grown.set(numbers);
  return grown;
}
