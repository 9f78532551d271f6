import type { Selection } from '@crossvote/election';
import { CodeColumn, type BuiltColumn } from './code-column.ts';
import { selectionKey } from './selection.ts';

/** Records of a block: large enough that a block's cost is its codes, small enough for bounded memory. */
export const blockCapacity = 65_536;

/** Most codes of all columns of a block together: 128 MB. An export with thousands of contests gets shorter blocks. */
const codeLimit = 1 << 26;

/** Most marks and characters of attribute values in all dictionaries together: some 100 MB. */
const dictionaryWeightLimit = 1 << 21;
/** The same limit between two blocks. Below it the dictionaries are kept, so that codes stay valid. */
const keptWeightLimit = 1 << 18;
/** Weight of an entry beside its marks or characters. */
const entryWeight = 4;

/** A finished run of consecutive records. A column without an entry in this run is left out. */
export interface RecordBlock {
  readonly recordCount: number;
  readonly marks: ReadonlyMap<number, BuiltColumn<Selection>>;
  readonly attributes: ReadonlyMap<number, BuiltColumn<string>>;
  /** Whether the codes of the builder are no longer valid after this block. */
  readonly endsCodes: boolean;
}

/**
 * Builds the columns of a dataset block by block. Codes are valid until a block has `endsCodes`; then every code must
 * be asked for again. A block has its own dictionary, and ends early when its columns or the dictionaries grow large.
 * So memory is bounded for any number of contests and distinct selections, and blocks can be built independently.
 */
export class BlockBuilder {
  private readonly marks: (CodeColumn<Selection> | undefined)[] = [];
  private readonly attributes: (CodeColumn<string> | undefined)[] = [];
  private row = 0;
  private rowLimit: number;
  private columnCount = 0;
  private dictionaryWeight = 0;
  private full = false;

  /** @param capacity - most records of a block, at least 1 */
  constructor(private readonly capacity: number = blockCapacity) {
    this.rowLimit = capacity;
  }

  /** Number of records that still fit into the current block. */
  get room(): number {
    return Math.max(1, this.rowLimit - this.row);
  }

  /** Whether the current block must end with the current record, even if there is room. */
  get isFull(): boolean {
    return this.full;
  }

  /** Whether the dictionaries have grown so large that the next block should use a new builder. */
  get isHeavy(): boolean {
    return this.full || this.dictionaryWeight >= keptWeightLimit;
  }

  /** The code of a selection of `contest`. */
  selectionCode(contest: number, selection: Selection): number {
    const column = (this.marks[contest] ??= this.addColumn());
    return this.intern(column, selectionKey(selection), selection, selection.marks.length);
  }

  /** The code of a value of `attribute`. */
  attributeCode(attribute: number, value: string): number {
    const column = (this.attributes[attribute] ??= this.addColumn());
    return this.intern(column, value, value, value.length);
  }

  /** Sets the selection of the current record in `contest`, by its code. */
  setSelection(contest: number, code: number): void {
    this.marks[contest]?.set(this.row, code);
  }

  /** Sets an attribute of the current record, by the code of its value. */
  setAttribute(attribute: number, code: number): void {
    this.attributes[attribute]?.set(this.row, code);
  }

  /**
   * Sets the selections of the next records, beginning with the current one; 0 where `contest` is not on the record.
   */
  setSelections(contest: number, codes: Uint16Array): void {
    this.marks[contest]?.setAll(this.row, codes);
  }

  /** Sets an attribute of the next records; 0 where a record has no value. */
  setAttributes(attribute: number, codes: Uint16Array): void {
    this.attributes[attribute]?.setAll(this.row, codes);
  }

  /** Ends the current record. @returns the block when it is full, else undefined */
  endRecord(): RecordBlock | undefined {
    return this.endRecords(1);
  }

  /** Ends the next records, at most `room`. @returns the block when it is full, else undefined */
  endRecords(count: number): RecordBlock | undefined {
    this.row += count;
    if (!this.full) return this.row >= this.rowLimit ? this.take(false) : undefined;
    const block = this.take(true);
    this.forgetCodes();
    return block;
  }

  /** The records since the last block; undefined when there are none. Codes stay valid. */
  takeBlock(): RecordBlock | undefined {
    return this.take(false);
  }

  private take(endsCodes: boolean): RecordBlock | undefined {
    const recordCount = this.row;
    if (recordCount === 0) return undefined;
    this.row = 0;
    const take = <Entry>(columns: (CodeColumn<Entry> | undefined)[]) =>
      new Map(
        columns.flatMap((column, index) => {
          const block = column?.take(recordCount);
          return block ? [[index, block] as const] : [];
        }),
      );
    return { recordCount, marks: take(this.marks), attributes: take(this.attributes), endsCodes };
  }

  private forgetCodes(): void {
    for (const column of [...this.marks, ...this.attributes]) column?.forgetEntries();
    this.dictionaryWeight = 0;
    this.full = false;
  }

  private addColumn<Entry>(): CodeColumn<Entry> {
    this.columnCount += 1;
    this.rowLimit = Math.max(1, Math.min(this.capacity, Math.floor(codeLimit / this.columnCount)));
    return new CodeColumn();
  }

  private intern<Entry>(
    column: CodeColumn<Entry>,
    key: string,
    entry: Entry,
    weight: number,
  ): number {
    const { size } = column;
    const code = column.intern(key, entry);
    if (column.size > size) this.dictionaryWeight += weight + entryWeight;
    this.full ||= column.isFull || this.dictionaryWeight >= dictionaryWeightLimit;
    return code;
  }
}
