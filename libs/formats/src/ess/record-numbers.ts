import type { CellScanner } from '../cell-scanner.ts';
import { KeySet } from '../key-set.ts';
import { isRounded, recordKey } from './record-key.ts';

/** Looks at the record numbers of a whole export. */
export class RecordNumbers {
  private readonly seen = new KeySet();

  /** The number in the form in which other files have it. */
  keyOf(cells: CellScanner, column: number): string {
    return recordKey(cells.text(column));
  }

  /** Code and message of what is odd about the number of a record. */
  look(cells: CellScanner, column: number): (readonly [code: string, message: string])[] {
    const text = cells.text(column);
    if (isRounded(text))
      return [
        [
          'record_number_rounded',
          'a spreadsheet rounded the Cast Vote Record number, so that repeated records cannot be told; export it again',
        ],
      ];
    const key = Buffer.from(recordKey(text));
    this.seen.feed(key, 0, key.length);
    if (this.seen.add()) return [];
    return [
      [
        'duplicate_record',
        'repeats the Cast Vote Record number of an earlier record of this file or one before; stored all the same: check whether the export holds ballots twice',
      ],
    ];
  }
}
