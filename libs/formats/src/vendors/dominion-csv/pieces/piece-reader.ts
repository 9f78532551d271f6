import { isUtf8 } from 'node:buffer';
import { CellScanner, comma } from '@crossvote/opening';
import type { Piece } from '../../../pieces/piece-cutter.ts';
import type { PieceFormat, PieceOutcome, PieceReader } from '../../../pieces/piece-format.ts';
import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { KernelRows } from './kernel-rows.ts';
import { KeyList } from './key-list.ts';
import type { DominionPieceReport, DominionPieceTask } from './piece-task.ts';
import { windowBytes } from './row-kernel.ts';

const returned: PieceOutcome<DominionPieceReport> = { report: undefined, unknown: [] };

const lineFeed = 10;
const carriageReturn = 13;

/** Reads pieces that contain only plain records. Any other piece is left to the reader of the whole file. */
export class DominionPieceReader implements PieceReader<DominionPieceReport> {
  private readonly cells = new CellScanner(false, comma);
  private readonly keys: KeyList;
  private readonly rows: KernelRows;

  constructor(
    private readonly task: DominionPieceTask,
    sink: PieceSink,
  ) {
    this.keys = new KeyList(task.roles);
    this.rows = new KernelRows(task, sink, this.keys);
  }

  read({ buffer, length }: Piece): PieceOutcome<DominionPieceReport> {
    const text = Buffer.from(buffer, 0, length);
    if (!isUtf8(text) || text.includes(0)) return returned;
    this.rows.begin();
    const records = this.readWindows(text);
    const keys = this.keys.take();
    return records === undefined ? returned : { report: { records, keys } };
  }

  private readWindows(text: Buffer): number | undefined {
    let records = 0;
    for (let at = 0; at < text.length;) {
      const end = windowEnd(text, at);
      const read = end === 0 ? undefined : this.readWindow(text, at, end);
      if (read === undefined) return undefined;
      records += read;
      at = end;
    }
    return records;
  }

  private readWindow(text: Buffer, from: number, until: number): number | undefined {
    const { rows } = this;
    rows.load(text.subarray(from, until));
    let records = rows.read();
    while (from + rows.position < until) {
      const read = this.learn(text, from + rows.position) ? rows.read() : 0;
      if (read === 0) return undefined;
      records += read;
    }
    return records;
  }

  /** Reads a row cell by cell, so that this row and similar ones can be stored. */
  private learn(text: Buffer, from: number): boolean {
    const lineEnd = text.indexOf(lineFeed, from);
    const end = text[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    const isRead = lineEnd !== -1 && this.cells.read(text, from, end) === undefined;
    return isRead && this.hasWidth() && this.rows.learn(this.cells, from, lineEnd + 1);
  }

  /** Whether the row has the width of the header. An export may end its rows with empty cells. */
  private hasWidth(): boolean {
    const { cells } = this;
    const { columnCount, widthLimit } = this.task;
    if (cells.count < columnCount || cells.count > widthLimit) return false;
    for (let column = columnCount; column < cells.count; column += 1)
      if (!cells.isEmpty(column)) return false;
    return true;
  }
}

/** One after the last line end of the window that begins at `from`; 0 where there is none. */
function windowEnd(text: Buffer, from: number): number {
  if (text.length - from <= windowBytes) return text.length;
  const last = text.lastIndexOf(lineFeed, from + windowBytes - 1);
  return last < from ? 0 : last + 1;
}

/** Pieces of a Dominion CSV. */
export const dominionPieces: PieceFormat<DominionPieceTask> = {
  reader: (task, sink) => new DominionPieceReader(task, sink),
  buffers: ({ keys }) => [keys.batch.buffer, keys.record.buffer],
};
