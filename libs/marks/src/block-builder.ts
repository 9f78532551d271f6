import { CodeColumn } from './code-column.ts';
import type { AttributeBlock, MarkBlock } from './mark-block.ts';
import { selectionKey, type Selection } from './selection.ts';

/** Records of a block: large enough that a block's cost is its codes, small enough for bounded memory. */
export const blockCapacity = 65_536;

/** Codes of all columns of a block together: 128 MB. An export of thousands of contests gets shorter blocks. */
const codeLimit = 1 << 26;

/** Marks, and characters of attribute values, in all dictionaries of a block together: some 100 MB. */
const dictionaryWeightLimit = 1 << 21;
/** What an entry costs beside its marks or characters. */
const entryWeight = 4;

/** A finished run of consecutive records; a column without an entry in it is left out. */
export interface RecordBlock {
  readonly recordCount: number;
  readonly marks: ReadonlyMap<number, MarkBlock>;
  readonly attributes: ReadonlyMap<number, AttributeBlock>;
}

/**
 * Builds the columns of a dataset block by block. Codes are good for one block: after `endRecord()` has
 * answered with a block, every code must be asked for again. Because a block carries its own dictionary, and
 * ends early when its columns or dictionaries grow large, memory stays bounded however many contests and
 * distinct selections an election has, and blocks can be built apart.
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

  /** The code of a selection of `contest` in the present block. */
  selectionCode(contest: number, selection: Selection): number {
    const column = (this.marks[contest] ??= this.addColumn());
    return this.intern(column, selectionKey(selection), selection, selection.marks.length);
  }

  /** The code of a value of `attribute` in the present block. */
  attributeCode(attribute: number, value: string): number {
    const column = (this.attributes[attribute] ??= this.addColumn());
    return this.intern(column, value, value, value.length);
  }

  /** Sets what the present record says about `contest`, by a code of the present block. */
  setSelection(contest: number, code: number): void {
    this.marks[contest]?.set(this.row, code);
  }

  /** Sets an attribute of the present record, by a code of the present block. */
  setAttribute(attribute: number, code: number): void {
    this.attributes[attribute]?.set(this.row, code);
  }

  /** Ends the present record. @returns the block when it is full, else undefined */
  endRecord(): RecordBlock | undefined {
    this.row += 1;
    return this.row >= this.rowLimit || this.full ? this.takeBlock() : undefined;
  }

  /** The records since the last block; undefined when there are none. */
  takeBlock(): RecordBlock | undefined {
    const recordCount = this.row;
    if (recordCount === 0) return undefined;
    this.row = 0;
    this.dictionaryWeight = 0;
    this.full = false;
    const take = <Entry>(columns: (CodeColumn<Entry> | undefined)[]) =>
      new Map(
        columns.flatMap((column, index) => {
          const block = column?.take(recordCount);
          return block ? [[index, block] as const] : [];
        }),
      );
    return { recordCount, marks: take(this.marks), attributes: take(this.attributes) };
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
