import { CodeColumn } from './code-column.ts';
import type { AttributeBlock, MarkBlock } from './mark-block.ts';
import { selectionKey, type Selection } from './selection.ts';

/** Records of a block: large enough that a block's cost is its codes, small enough for bounded memory. */
export const blockCapacity = 65_536;

/** A finished run of consecutive records; a column without an entry in it is left out. */
export interface RecordBlock {
  readonly recordCount: number;
  readonly marks: ReadonlyMap<number, MarkBlock>;
  readonly attributes: ReadonlyMap<number, AttributeBlock>;
}

/**
 * Builds the columns of a dataset block by block. Codes are good for one block: after `endRecord()` has
 * answered with a block, every code must be asked for again. Because a block carries its own dictionary, memory
 * stays bounded however many distinct selections an election has, and blocks can be built apart.
 *
 * A column that a block used needs `2 × capacity` bytes while it is built.
 */
export class BlockBuilder {
  private readonly marks: (CodeColumn<Selection> | undefined)[] = [];
  private readonly attributes: (CodeColumn<string> | undefined)[] = [];
  private row = 0;
  private full = false;

  constructor(private readonly capacity: number = blockCapacity) {}

  /** The code of a selection of `contest` in the present block. */
  selectionCode(contest: number, selection: Selection): number {
    const column = (this.marks[contest] ??= new CodeColumn(this.capacity));
    const code = column.intern(selectionKey(selection), selection);
    this.full ||= column.isFull;
    return code;
  }

  /** The code of a value of `attribute` in the present block. */
  attributeCode(attribute: number, value: string): number {
    const column = (this.attributes[attribute] ??= new CodeColumn(this.capacity));
    const code = column.intern(value, value);
    this.full ||= column.isFull;
    return code;
  }

  /** Sets what the present record says about `contest`, by a code of the present block. */
  setSelection(contest: number, code: number): void {
    const column = this.marks[contest];
    if (column) column.codes[this.row] = code;
  }

  /** Sets an attribute of the present record, by a code of the present block. */
  setAttribute(attribute: number, code: number): void {
    const column = this.attributes[attribute];
    if (column) column.codes[this.row] = code;
  }

  /** Ends the present record. @returns the block when it is full, else undefined */
  endRecord(): RecordBlock | undefined {
    this.row += 1;
    return this.row === this.capacity || this.full ? this.takeBlock() : undefined;
  }

  /** The records since the last block; undefined when there are none. */
  takeBlock(): RecordBlock | undefined {
    const recordCount = this.row;
    if (recordCount === 0) return undefined;
    this.row = 0;
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
}
