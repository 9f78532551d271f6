import { type CellScanner, foldWhiteSpace } from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';

const zero = 48;

/** A record number in a common form. It may be text in one workbook and `12.0` in another. */
export function recordKey(text: string): string {
  return foldWhiteSpace(text).replace(/^(\d+)\.0+$/, '$1');
}

/** Whether a spreadsheet has turned a long number into a form such as `1.23457E+15`, so that digits are lost. */
function isRounded(text: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim());
}

/** Whether bytes are only digits, so that the record number is its own key. */
export function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (((bytes[i] ?? 0) - zero) >>> 0 > 9) return false;
  return end > start;
}

/** Code and message of a warning about the number of a record. */
export type NumberWarning = readonly [code: string, message: string];

const rounded: NumberWarning = [
  'record_number_rounded',
  'a spreadsheet rounded the Cast Vote Record number, so that repeated records cannot be told; export it again',
];
const repeated: NumberWarning = [
  'duplicate_record',
  'repeats the Cast Vote Record number of an earlier record of this file; stored all the same: check whether the export holds ballots twice',
];

/** Checks the record numbers of one file. */
export class RecordNumbers {
  private readonly seen = new KeySet();
  private readonly key = new RecordKey();

  /** The number in a common form. */
  keyOf(cells: CellScanner, column: number): string {
    return recordKey(cells.text(column));
  }

  /**
   * The identity of a record among several files.
   *
   * @param copy - number of the ballot among those of one row, from 0
   */
  identityOf(cells: CellScanner, column: number, copy: number): RecordKey | undefined {
    const text = cells.text(column);
    const number = recordKey(text);
    return isRounded(text) || isNoName(number) ? undefined : this.key.name([number]).number(copy);
  }

  /** The same for a number of digits, which stands in `bytes` from `start` to `end`. */
  identityOfDigits(bytes: Uint8Array, start: number, end: number): RecordKey | undefined {
    for (let i = start; i < end; i += 1)
      if (bytes[i] !== zero) return this.key.begin().bytes(bytes, i, end).number(0);
    return undefined;
  }

  /** Checks the number of a record. @returns the warning, if any */
  look(cells: CellScanner, column: number): NumberWarning | undefined {
    const start = cells.starts[column] ?? 0;
    const end = cells.ends[column] ?? 0;
    if (column < cells.count && isDigits(cells.bytes, start, end))
      return this.lookAtDigits(cells.bytes, start, end);
    const text = cells.text(column);
    if (isRounded(text)) return rounded;
    const key = Buffer.from(recordKey(text));
    return this.lookAtDigits(key, 0, key.length);
  }

  /** The same for a number of digits, which stands in `bytes` from `start` to `end`. */
  lookAtDigits(bytes: Uint8Array, start: number, end: number): NumberWarning | undefined {
    this.seen.feed(bytes, start, end);
    return this.seen.add() ? undefined : repeated;
  }
}
