import type { CellScanner } from '../cell-scanner.ts';
import type { Layout } from './layout.ts';
import type { PieceKeys } from './pieces/piece-task.ts';
import { batchKey, numberIn } from './record-key.ts';
import { SeenRecords } from './seen-records.ts';

/** Tells records whose tabulator, batch and record number stood in the same file before. */
export class DuplicateRecords {
  private readonly columns: readonly number[];
  private readonly seen = new SeenRecords();

  constructor({ roles }: Layout) {
    const columns = (['tabulator', 'batch', 'record'] as const).map((role) => roles.indexOf(role));
    // Only the three together name a record.
    this.columns = columns.includes(-1) ? [] : columns;
  }

  /** Whether the record repeats an earlier one; a record without the whole key repeats none. */
  repeats(cells: CellScanner): boolean {
    if (this.columns.length === 0) return false;
    const texts = this.columns.map((column) =>
      cells.bytes.toString('latin1', cells.starts[column], cells.ends[column]),
    );
    if (this.columns.some((column) => cells.isEmpty(column))) return false;
    const [tabulator = '', batch = '', record = ''] = texts;
    const column = this.columns[2] ?? 0;
    const number = numberIn(cells.bytes, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    const key = batchKey(tabulator, batch, number === -1 ? record : undefined);
    return !this.seen.add(key, Math.max(number, 0));
  }

  /** Places of the records of a piece that repeat an earlier one. */
  repeatsIn({ batches, batch, record }: PieceKeys): number[] {
    const repeats: number[] = [];
    for (let place = 0; place < batch.length; place += 1) {
      const key = batches[batch[place] ?? -1];
      if (key !== undefined && !this.seen.add(key, record[place] ?? 0)) repeats.push(place);
    }
    return repeats;
  }
}
