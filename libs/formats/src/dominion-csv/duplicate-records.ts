import type { CellScanner } from '../cell-scanner.ts';
import { KeySet } from '../key-set.ts';
import type { Layout } from './layout.ts';

/** Tells records whose tabulator, batch and record number stood in the same file before. */
export class DuplicateRecords {
  private readonly columns: readonly number[];
  private readonly seen = new KeySet();

  constructor({ roles }: Layout) {
    const columns = (['tabulator', 'batch', 'record'] as const).map((role) => roles.indexOf(role));
    // Only the three together name a record.
    this.columns = columns.includes(-1) ? [] : columns;
  }

  /** Whether the record repeats an earlier one; a record without the whole key repeats none. */
  repeats(cells: CellScanner): boolean {
    if (this.columns.length === 0) return false;
    for (const column of this.columns) if (cells.isEmpty(column)) return false;
    for (const column of this.columns)
      this.seen.feed(cells.bytes, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    return !this.seen.add();
  }
}
