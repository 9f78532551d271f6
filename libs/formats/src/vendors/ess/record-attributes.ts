import type { CellScanner, Refusal } from '@crossvote/opening';
import { attributeKinds, type CvrSink } from '../../cvr-sink.ts';
import { valueLimit, type AttributeSet } from './ballots-file.ts';
import { attributeValue } from './attribute-value.ts';
import { hashOf, ByteCodes } from './byte-codes.ts';
import type { Layout } from './layout.ts';
import { BlockCodes } from '../../records/block-codes.ts';

const partyKind = attributeKinds.indexOf('party');

/** The codes of one attribute in the current block. */
interface AttributeCodes {
  readonly kind: number;
  readonly column: number | undefined;
  /** Codes by the bytes of the cell; 0 for an empty cell. */
  readonly byCell: ByteCodes;
  readonly byValue: BlockCodes;
  readonly ask: (start: number, end: number) => number;
}

/**
 * Stores precinct, ballot style and the like of each record, from the columns of the file or else from the ballots
 * file.
 */
export class RecordAttributes {
  private readonly attributes: readonly AttributeCodes[];
  private bytes: Buffer = Buffer.alloc(0);

  constructor(
    layout: Layout,
    private readonly sink: CvrSink,
  ) {
    this.attributes = attributeKinds.map((_, kind) => {
      const byValue = new BlockCodes();
      return {
        kind,
        column: layout.attributes.get(kind),
        byCell: new ByteCodes(),
        byValue,
        ask: (start, end) => {
          const value = attributeValue(this.bytes.toString('utf8', start, end));
          return value === '' ? 0 : this.codeOf(kind, byValue, value);
        },
      };
    });
  }

  /** @returns why the record cannot be stored */
  check({ starts, ends, count }: CellScanner): Refusal | undefined {
    for (const { column } of this.attributes) {
      if (column === undefined || column >= count) continue;
      if ((ends[column] ?? 0) - (starts[column] ?? 0) <= valueLimit) continue;
      const message = `the cell is longer than ${valueLimit} bytes`;
      return { code: 'value_too_long', message, column: column + 1 };
    }
    return undefined;
  }

  /** @param party - party of the ballot, where its contests show it */
  store(cells: CellScanner, listed: AttributeSet | undefined, party: string): void {
    this.bytes = cells.bytes;
    for (const attribute of this.attributes) {
      const { kind, byValue } = attribute;
      let code = this.ownCode(cells, attribute);
      if (code === 0) {
        const known = listed?.get(kind) ?? '';
        const value = known === '' && kind === partyKind ? party : known;
        if (value === '') continue;
        code = this.codeOf(kind, byValue, value);
      }
      this.sink.setAttribute(kind, code);
    }
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    for (const { byCell, byValue } of this.attributes) {
      byCell.clear();
      byValue.forget();
    }
  }

  private ownCode(
    { bytes, starts, ends, count }: CellScanner,
    { column, byCell, ask }: AttributeCodes,
  ): number {
    if (column === undefined || column >= count) return 0;
    const start = starts[column] ?? 0;
    const end = ends[column] ?? 0;
    return byCell.code(bytes, start, end, hashOf(bytes, start, end), ask);
  }

  private codeOf(kind: number, codes: BlockCodes, value: string): number {
    return codes.of(value, () => this.sink.attributeCode(kind, value));
  }
}
