import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { ByteCodes } from '../byte-codes.ts';
import { attributeValue } from '../attribute-value.ts';
import { valueLimit } from '../ballots-file.ts';
import type { EssPieceTask } from './piece-task.ts';
import { RawCell } from './raw-cell.ts';

/** Spellings of the values of an attribute that are remembered: a bound for hostile files. */
const spellingLimit = 65_536;

interface Attribute {
  readonly kind: number;
  /** By the bytes of cells. */
  readonly codes: ByteCodes;
  /** The cell of the record at hand. */
  readonly cell: RawCell;
}

/** The attributes of the records of a piece, from their own columns. */
export class PieceAttributes {
  private readonly attributes: readonly Attribute[];
  private readonly byColumn: (Attribute | undefined)[];

  constructor(
    { attributes, columnCount }: EssPieceTask,
    private readonly sink: PieceSink,
  ) {
    this.byColumn = new Array<undefined>(columnCount).fill(undefined);
    this.attributes = attributes.map(([kind, column]) => {
      const attribute = { kind, codes: new ByteCodes(), cell: new RawCell() };
      this.byColumn[column] = attribute;
      return attribute;
    });
  }

  /** Where the cell of a column is to be read to; undefined where the column is of no attribute. */
  at(column: number): RawCell | undefined {
    return this.byColumn[column]?.cell;
  }

  /** Whether no value of the record at hand is too long. */
  areShort(): boolean {
    for (const { cell } of this.attributes) if (cell.end - cell.start > valueLimit) return false;
    return true;
  }

  /** Stores the values of the record at hand. */
  store(bytes: Buffer): void {
    for (const { kind, codes, cell } of this.attributes) {
      if (codes.size >= spellingLimit) codes.clear();
      const { start, end, hash } = cell;
      const code = codes.code(bytes, start, end, hash, () => this.ask(kind, cell.text(bytes)));
      if (code > 0) this.sink.setAttribute(kind, code);
    }
  }

  /** The sink's codes are void. */
  forgetCodes(): void {
    for (const { codes } of this.attributes) codes.clear();
  }

  private ask(kind: number, text: string): number {
    const value = attributeValue(text);
    return value === '' ? 0 : this.sink.attributeCode(kind, value);
  }
}
