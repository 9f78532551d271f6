import type { CellScanner } from '@crossvote/opening';
import { attributeKinds } from '../../../cvr-sink.ts';
import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { namesAggregate } from '../row-label.ts';
import type { KeyList } from './key-list.ts';
import type { PieceContest, DominionPieceTask } from './piece-task.ts';
import { RowKernel } from './row-kernel.ts';
import { templateOf, type PlacedContest } from './row-template.ts';

/** Code for a value that shows that the row is no single ballot. */
const notPlain = -1;
const tabulatorKind = attributeKinds.indexOf('tabulator');

interface Attribute {
  readonly kind: number;
  readonly column: number;
}

/** Reads rows that differ from earlier ones only in their marks, without looking at cells. */
export class KernelRows {
  private readonly kernel: RowKernel;
  private readonly attributes: readonly Attribute[];
  private readonly placed: readonly PlacedContest[];
  private readonly contests: readonly PieceContest[];
  private readonly metadataColumns: number;
  private next = 0;
  private until = 0;

  constructor(
    task: DominionPieceTask,
    private readonly sink: PieceSink,
    private readonly keys: KeyList,
  ) {
    const { roles, contests } = task;
    this.contests = contests;
    this.metadataColumns = roles.length;
    this.placed = contests.map(({ firstColumn, marks }) => ({ firstColumn, width: marks.length }));
    this.attributes = attributeKinds.flatMap((attribute, kind): Attribute[] => {
      const column = roles.indexOf(attribute);
      return column === -1 ? [] : [{ kind, column }];
    });
    const columns = this.attributes.map(({ column }) => column);
    this.kernel = new RowKernel(task, columns, {
      pattern: (contest, first, stride) => this.askPattern(contest, first, stride),
      attribute: (attribute, start, end) => this.askAttribute(attribute, start, end),
      batch: (number) => this.askBatch(number),
    });
  }

  /** Begins a new piece. */
  begin(): void {
    this.kernel.begin();
  }

  /** Loads the next text: whole rows, at most as much as fits into the window of the kernel. */
  load(text: Uint8Array): void {
    this.next = this.kernel.window;
    this.until = this.kernel.load(text);
  }

  /** Offset of the next row from the first byte of the text. */
  get position(): number {
    return this.next - this.kernel.window;
  }

  /** Stores rows, up to the end of the text or up to a row that must be learned. @returns the number of rows */
  read(): number {
    const { kernel, sink } = this;
    let total = 0;
    for (let rows = -1; rows !== 0 && this.next < this.until; total += rows) {
      const limit = Math.min(sink.room, kernel.rowLimit);
      ({ rows, next: this.next } = kernel.readRows(this.next, this.until, limit));
      if (rows > 0) this.store(rows);
    }
    return total;
  }

  /**
   * Learns the form of the row at which reading stopped.
   *
   * @param cells - the row, read cell by cell
   * @param from - where the row begins in the bytes of `cells`
   * @param until - where the next row begins there
   * @returns whether it is a plain record; then `read()` will read it
   */
  learn(cells: CellScanner, from: number, until: number): boolean {
    const { kernel } = this;
    if (kernel.choicesAt === 0) return false;
    const choices = from + (kernel.choicesAt - this.next);
    const template = templateOf(cells, this.placed, this.metadataColumns, choices, until);
    return template !== undefined && kernel.learn(template);
  }

  private store(rows: number): void {
    const { kernel, sink } = this;
    this.contests.forEach(({ number }, place) => {
      const codes = kernel.selections[place];
      if (codes) sink.setSelections(number, codes.subarray(0, rows));
    });
    kernel.clearSelections(rows);
    this.attributes.forEach(({ kind }, place) => {
      const codes = kernel.values[place];
      if (codes) sink.setAttributes(kind, codes.subarray(0, rows));
    });
    this.keys.add(kernel.batches.subarray(0, rows), kernel.numbers.subarray(0, rows));
    if (sink.endRecords(rows)) kernel.forgetCodes();
  }

  private askPattern(place: number, first: number, stride: number): number {
    const { bytes } = this.kernel;
    const contest = this.contests[place];
    if (!contest) throw new RangeError(`there is no contest ${place}`);
    const isMarked = (column: number) => ((bytes[first + column * stride] ?? 0) & 1) === 1;
    const marks = contest.marks.filter((_, column) => isMarked(column));
    return this.given(this.sink.selectionCode(contest.number, { marks, declared: 'nothing' }));
  }

  private askAttribute(place: number, start: number, end: number): number {
    const value = this.kernel.bytes.toString('utf8', start, end).trim();
    const kind = this.attributes[place]?.kind ?? 0;
    // `NaN` in place of a tabulator marks a row of sums. The kernel recognises it only without white space around it.
    const isSum = kind === tabulatorKind && value.toLowerCase() === 'nan';
    if (isSum || namesAggregate(value)) return notPlain;
    return value === '' ? 0 : this.given(this.sink.attributeCode(kind, value));
  }

  private askBatch(number: number): number {
    return this.keys.batchOf((column) => {
      const { start, end } = this.kernel.cell(column);
      return this.kernel.bytes.toString('latin1', start, end);
    }, number);
  }

  /** This code may be the last one of its block. */
  private given(code: number): number {
    if (this.sink.isFull) this.kernel.endWithRow();
    return code;
  }
}
