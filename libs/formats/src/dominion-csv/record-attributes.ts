import type { CellScanner } from '../cell-scanner.ts';
import { attributeKinds, type CvrSink } from '../cvr-sink.ts';
import type { Layout } from './layout.ts';
import type { Refusal } from './refusal.ts';

/** Longest value of an attribute, in bytes: it bounds the memory of a hostile file. */
const valueLimit = 255;

/** Stores precinct, ballot style and the like of each record. */
export class RecordAttributes {
  private readonly attributes: readonly {
    readonly kind: number;
    readonly column: number;
    readonly codes: Map<string, number>;
  }[];

  constructor(
    layout: Layout,
    private readonly sink: CvrSink,
  ) {
    this.attributes = attributeKinds.flatMap((attribute, kind) => {
      const column = layout.roles.indexOf(attribute);
      return column === -1 ? [] : [{ kind, column, codes: new Map<string, number>() }];
    });
  }

  /** @returns why the record cannot be stored */
  check({ starts, ends }: CellScanner): Refusal | undefined {
    for (const { column } of this.attributes) {
      if ((ends[column] ?? 0) - (starts[column] ?? 0) <= valueLimit) continue;
      const message = `the cell is longer than ${valueLimit} bytes`;
      return { code: 'value_too_long', message, column: column + 1 };
    }
    return undefined;
  }

  store(cells: CellScanner): void {
    for (const { kind, column, codes } of this.attributes) {
      const value = cells.text(column).trim();
      if (value === '') continue;
      let code = codes.get(value);
      if (code === undefined) {
        code = this.sink.attributeCode(kind, value);
        codes.set(value, code);
      }
      this.sink.setAttribute(kind, code);
    }
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    for (const { codes } of this.attributes) codes.clear();
  }
}
