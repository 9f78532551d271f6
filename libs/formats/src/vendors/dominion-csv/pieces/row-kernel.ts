import { kernelModule } from '../../../generated/kernel.ts';
import { MemoryPlan } from './memory-plan.ts';
import type { DominionPieceTask } from './piece-task.ts';
import type { RowTemplate } from './row-template.ts';

/** Bytes of a piece that the kernel reads at once. They fit into the cache of the processor. */
export const windowBytes = 1 << 20;
/** Number of zeros after them, as several bytes are read at once. */
const slackBytes = 64;

/** Most rows that are read at once, and most bytes that their codes take. */
const mostRows = 4096;
const mostCodeBytes = 1 << 23;

/** Most columns of a contest whose patterns have a table, as in kernel/marks.ts. */
const tableColumns = 12;
const internedSlots = 1 << 17;
const internedBytes = 1 << 23;
const templateHeads = 1 << 12;
const templateBytes = 1 << 23;
const templateHead = 16;
/** Numbers of a contest, of an attribute, and of a contest of a template. */
const contestNumbers = 3;
const attributeNumbers = 2;

/**
 * Functions that the kernel calls when it meets something for the first time. Addresses are in the memory of the
 * kernel.
 */
export interface KernelAsks {
  /** The code of the marks of a contest of the task: at `first`, `first + stride`, … */
  pattern(contest: number, first: number, stride: number): number;
  /** The code of the value of an attribute; negative where it shows that the row is no single ballot. */
  attribute(attribute: number, start: number, end: number): number;
  /** The number of the batch of the current record; -1 where its key is incomplete. */
  batch(recordNumber: number): number;
}

/** What kernel/rows.ts exports. */
interface KernelExports {
  readonly rowCount: WebAssembly.Global<number>;
  readonly choicesAt: WebAssembly.Global<number>;
  readonly isLast: WebAssembly.Global<number>;
  placeRows(...numbers: number[]): void;
  placeCells(...numbers: number[]): void;
  placeContests(...numbers: number[]): void;
  placeKeys(...numbers: number[]): void;
  placeTemplates(...numbers: number[]): void;
  placeInterned(...numbers: number[]): void;
  begin(): void;
  forgetCodes(): void;
  readRows(from: number, until: number, limit: number): number;
  templateOfRow(bytes: number): number;
  startOf(column: number): number;
  endOf(column: number): number;
}

let compiled: WebAssembly.Module | undefined;
const compiledModule = () =>
  (compiled ??= new WebAssembly.Module(Buffer.from(kernelModule, 'base64')));

/** The WebAssembly module of libs/formats/kernel with its memory, laid out for one task. */
export class RowKernel {
  /** Its memory. */
  readonly bytes: Buffer<ArrayBuffer>;
  /** Where the window begins. */
  readonly window: number;
  /** Codes of the rows read last, by index of the contest. They are 0 where nothing was written. */
  readonly selections: readonly Uint16Array[];
  /** The same, by index of the attribute. */
  readonly values: readonly Uint16Array[];
  /** Number of the batch of each row read last, and its own number. */
  readonly batches: Int32Array;
  readonly numbers: Int32Array;
  /** Most rows that are read at once. */
  readonly rowLimit: number;
  private readonly exports: KernelExports;

  /**
   * @param attributeColumns - column of each attribute
   * @param asks - called while rows are read
   */
  constructor(
    { roles, contests }: DominionPieceTask,
    attributeColumns: readonly number[],
    asks: KernelAsks,
  ) {
    const plan = new MemoryPlan();
    const columnCount = contests.length + attributeColumns.length;
    this.rowLimit = Math.max(
      1,
      Math.min(mostRows, Math.floor(mostCodeBytes / 2 / Math.max(1, columnCount))),
    );
    const widths = contests.map(({ marks }) => marks.length);
    this.window = plan.take(windowBytes + slackBytes);
    const cells = plan.take(8 * roles.length);
    const selections = contests.map(() => plan.take(2 * this.rowLimit));
    const values = attributeColumns.map(() => plan.take(2 * this.rowLimit));
    const batches = plan.take(4 * this.rowLimit);
    const numbers = plan.take(4 * this.rowLimit);
    const firstTable = plan.size;
    const tables = widths.map((width) => (width > tableColumns ? 0 : plan.take(2 << width)));
    const tableBytes = plan.size - firstTable;
    const contestList = plan.take(4 * contestNumbers * contests.length);
    const attributeList = plan.take(4 * attributeNumbers * attributeColumns.length);
    const scratch = plan.take(
      Math.ceil(widths.reduce((most, width) => Math.max(most, width), 0) / 64) * 8 + slackBytes,
    );
    const slots = plan.take(4 * internedSlots);
    const interned = plan.take(internedBytes + slackBytes);
    const heads = plan.take(4 * templateHeads);
    const templates = plan.take(templateBytes + slackBytes);

    const memory = plan.memory();
    this.bytes = Buffer.from(memory.buffer);
    this.selections = selections.map((at) => new Uint16Array(memory.buffer, at, this.rowLimit));
    this.values = values.map((at) => new Uint16Array(memory.buffer, at, this.rowLimit));
    this.batches = new Int32Array(memory.buffer, batches, this.rowLimit);
    this.numbers = new Int32Array(memory.buffer, numbers, this.rowLimit);
    const instance = new WebAssembly.Instance(compiledModule(), {
      env: { memory },
      ask: { ...asks },
    });
    // kernel/rows.ts has the exports.
    this.exports = instance.exports as unknown as KernelExports;

    this.write(
      contestList,
      widths.flatMap((width, place) => [width, tables[place] ?? 0, selections[place] ?? 0]),
    );
    this.write(
      attributeList,
      attributeColumns.flatMap((column, place) => [column, values[place] ?? 0]),
    );
    const { exports } = this;
    const seed = Math.floor(Math.random() * 2 ** 31);
    exports.placeInterned(slots, internedSlots, interned, internedBytes, seed);
    exports.placeTemplates(heads, templateHeads, templates, templateBytes);
    exports.placeCells(cells, roles.length);
    exports.placeContests(contestList, scratch);
    const keyColumns = [
      roles.indexOf('tabulator'),
      roles.indexOf('batch'),
      roles.indexOf('record'),
    ];
    const hasKeys = keyColumns.every((column) => column !== -1);
    exports.placeKeys(...(hasKeys ? keyColumns : [-1, -1, -1]), batches, numbers, scratch);
    // Templates are searched among those of the same ballot style, or else of the same precinct.
    const style = roles.includes('ballotStyle') ? 'ballotStyle' : 'precinct';
    exports.placeRows(
      ...[roles.indexOf('cvrNumber'), roles.indexOf('tabulator'), roles.indexOf(style)],
      ...[attributeList, attributeColumns.length, contests.length, firstTable, tableBytes],
    );
  }

  /** Address of the choice columns of the row that must be learned; 0 where that row is not a plain record. */
  get choicesAt(): number {
    return this.exports.choicesAt.value;
  }

  /** Begins a new piece, so that numbers of batches are no longer valid. */
  begin(): void {
    // A row that was not a plain record may have left codes of the previous piece.
    this.clearSelections(this.rowLimit);
    this.exports.begin();
  }

  /** Makes all codes invalid. */
  forgetCodes(): void {
    this.exports.forgetCodes();
  }

  /** Makes the row that is being read the last one of this call. */
  endWithRow(): void {
    this.exports.isLast.value = 1;
  }

  /** Copies text into the window. @returns the address after its last byte */
  load(text: Uint8Array): number {
    const until = this.window + text.length;
    this.bytes.set(text, this.window);
    this.bytes.fill(0, until, until + slackBytes);
    return until;
  }

  /**
   * Reads rows until a row is unlike all learned ones.
   *
   * @returns the number of rows, and the address of the next row
   */
  readRows(from: number, until: number, limit: number): { rows: number; next: number } {
    const next = this.exports.readRows(from, until, limit);
    return { rows: this.exports.rowCount.value, next };
  }

  /** Clears the codes of so many rows, to make room for the next ones. */
  clearSelections(rows: number): void {
    for (const codes of this.selections) codes.fill(0, 0, rows);
  }

  /** Place of a metadata cell of the row read last. */
  cell(column: number): { start: number; end: number } {
    return { start: this.exports.startOf(column), end: this.exports.endOf(column) };
  }

  /** Learns the row at which reading stopped. @returns false where it is too long */
  learn({ row, contests }: RowTemplate): boolean {
    const rowBytes = Math.ceil(row.length / 16) * 16;
    const list = contests.flatMap(({ place, first, stride }) => [place, first, stride]);
    const at = this.exports.templateOfRow(templateHead + rowBytes + 4 * list.length);
    if (at === 0) return false;
    this.write(at + 4, [row.length, contests.length]);
    this.bytes.set(row, at + templateHead);
    this.write(at + templateHead + rowBytes, list);
    return true;
  }

  private write(at: number, numbers: readonly number[]): void {
    numbers.forEach((number, place) => this.bytes.writeInt32LE(number, at + 4 * place));
  }
}
