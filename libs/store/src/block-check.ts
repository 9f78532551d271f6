import { attributeChecksum, blockChecksum, kindsOf, marksChecksum } from './checksum.ts';
import type { DamageListener } from './damage.ts';
import type { PackedAttribute, PackedMarks } from './dataset-parts.ts';
import type { StoredRow } from './sql/models.ts';

type BlockRow = StoredRow<'Block'>;

/** The checksum of a row; null where an earlier version stored the row. */
type Checksum = number | null;

/** Compares the blocks of a dataset, and the columns in them, with their checksums. */
export class BlockCheck {
  constructor(
    private readonly datasetId: number,
    /** Whether the rows of the dataset have checksums. */
    private readonly isSealed: boolean,
    private readonly onDamage: DamageListener,
  ) {}

  /** Checks all blocks of the dataset. @param count - how many there should be */
  blocks(blocks: readonly BlockRow[], count = blocks.length): void {
    if (blocks.length !== count) this.onDamage('the number of its blocks');
    for (const [place, block] of blocks.entries())
      if (block.ordinal !== place || !this.fits(block))
        this.onDamage(`the size of block ${block.ordinal}`);
  }

  /** Checks one block, and whether all its columns are there. */
  block(
    block: BlockRow,
    marks: readonly unknown[],
    attributes: readonly { readonly kind: string }[],
  ): void {
    const kinds = kindsOf(attributes.map(({ kind }) => kind));
    const hasAll = kinds === block.kinds && marks.length === block.contestCount;
    if (!this.fits(block) || (this.isSealed && !hasAll)) this.onDamage(`block ${block.ordinal}`);
  }

  private fits(block: BlockRow): boolean {
    return block.checksum === (this.isSealed ? blockChecksum(block) : null);
  }

  /** Checks that each block has a column of this attribute if it should have one, and only then. */
  kind(
    kind: string,
    blocks: readonly BlockRow[],
    columns: readonly { readonly ordinal: number }[],
  ): void {
    if (!this.isSealed) return;
    const found = new Set(columns.map(({ ordinal }) => ordinal));
    for (const block of blocks)
      if (kindsIn(block).includes(kind) !== found.has(block.ordinal))
        this.onDamage(attributePlace(kind, block.ordinal));
  }

  /**
   * Checks the marks of a contest in one block.
   *
   * @param contestId - of its row
   * @param called - what everybody calls the contest
   */
  marks(
    contestId: number,
    ordinal: number,
    column: PackedMarks,
    checksum: Checksum,
    called = contestId,
  ): void {
    const expected = this.isSealed ? marksChecksum(contestId, ordinal, column) : null;
    if (checksum !== expected) this.onDamage(`the marks of contest ${called} in block ${ordinal}`);
  }

  /** Checks the values of an attribute in one block. */
  attribute(kind: string, ordinal: number, column: PackedAttribute, checksum: Checksum): void {
    const { datasetId, isSealed } = this;
    const expected = isSealed ? attributeChecksum(datasetId, kind, ordinal, column) : null;
    if (checksum !== expected) this.onDamage(attributePlace(kind, ordinal));
  }
}

/** The kinds of attributes that should have a column in a block. */
export function kindsIn({ kinds }: BlockRow): string[] {
  return kinds === '' ? [] : kinds.split(',');
}

function attributePlace(kind: string, ordinal: number): string {
  return `the attribute ${kind} in block ${ordinal}`;
}
