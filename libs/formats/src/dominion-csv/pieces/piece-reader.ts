import { isUtf8 } from 'node:buffer';
import { CellScanner } from '../../cell-scanner.ts';
import { comma } from '../../find-delimiter.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { slackBytes, type Piece } from '../../pieces/piece-cutter.ts';
import { KeyList } from './key-list.ts';
import type { PieceReport, PieceTask } from './piece-task.ts';
import { TemplateRows } from './template-rows.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** Reads pieces that hold plain records only; with anything else, a piece is for the reader of the whole file. */
export class PieceReader {
  private readonly cells = new CellScanner(false, comma);
  private readonly keys: KeyList;
  private readonly rows: TemplateRows;

  constructor(
    private readonly task: PieceTask,
    sink: CvrSink,
  ) {
    this.keys = new KeyList(task.roles);
    this.rows = new TemplateRows(task, sink, this.keys);
  }

  /** Stores the records of a piece. @returns undefined where one is not plain; what was stored is void then */
  read({ buffer, length }: Piece): PieceReport | undefined {
    const bytes = Buffer.from(buffer, 0, length + slackBytes);
    const text = bytes.subarray(0, length);
    if (!isUtf8(text) || text.includes(0)) return undefined;
    this.rows.begin(bytes);
    let records = 0;
    for (let at = 0; at < length; records += 1) {
      const next = this.rows.read(at);
      at = next === -1 ? this.learn(text, at) : next;
      if (at === -1) {
        this.keys.take();
        return undefined;
      }
    }
    return { format: 'dominion-csv', records, keys: this.keys.take() };
  }

  /** Reads a row cell by cell, to store it and those like it. @returns where the next row begins, or -1 */
  private learn(text: Buffer, from: number): number {
    const lineEnd = text.indexOf(lineFeed, from);
    const end = text[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    const isRead = lineEnd !== -1 && this.cells.read(text, from, end) === undefined;
    if (!isRead || !this.hasWidth()) return -1;
    return this.rows.learn(this.cells, from, lineEnd + 1) ? this.rows.read(from) : -1;
  }

  /** As the header has it; an export may end its rows with empty cells. */
  private hasWidth(): boolean {
    const { cells } = this;
    const { columnCount, widthLimit } = this.task;
    if (cells.count < columnCount || cells.count > widthLimit) return false;
    for (let column = columnCount; column < cells.count; column += 1)
      if (!cells.isEmpty(column)) return false;
    return true;
  }
}
