import type { CellScanner, Refusal } from '@crossvote/opening';
import { attributeKinds, type CvrSink } from '../../cvr-sink.ts';
import type { Layout } from './layout.ts';
import { namesAggregate } from './row-label.ts';

/** Longest value of an attribute, in bytes: it bounds the memory of a hostile file. */
const valueLimit = 255;

interface Attribute {
  readonly kind: number;
  readonly column: number;
  readonly codes: Map<string, number>;
  /** Of the present row. */
  value: string;
  /** Code of that value; undefined where the sink has not heard of it in this block. */
  code: number | undefined;
}

/** Stores precinct, ballot style and the like of each record. */
export class RecordAttributes {
  private readonly attributes: readonly Attribute[];

  constructor(
    layout: Layout,
    private readonly sink: CvrSink,
  ) {
    this.attributes = attributeKinds.flatMap((attribute, kind) => {
      const column = layout.roles.indexOf(attribute);
      if (column === -1) return [];
      return [{ kind, column, codes: new Map<string, number>(), value: '', code: undefined }];
    });
  }

  /**
   * Takes the values of the present row, for `store()`.
   *
   * @returns whether one is the label of an aggregate; only values that are new must be looked at for that
   */
  read(cells: CellScanner): boolean {
    let isAggregate = false;
    for (const attribute of this.attributes) {
      attribute.value = cells.text(attribute.column).trim();
      attribute.code = attribute.codes.get(attribute.value);
      if (attribute.code === undefined && namesAggregate(attribute.value)) isAggregate = true;
    }
    return isAggregate;
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

  /** Stores what `read()` took. */
  store(): void {
    for (const { kind, codes, value, code: known } of this.attributes) {
      if (value === '') continue;
      const code = known ?? this.sink.attributeCode(kind, value);
      if (known === undefined) codes.set(value, code);
      this.sink.setAttribute(kind, code);
    }
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    for (const { codes } of this.attributes) codes.clear();
  }
}
