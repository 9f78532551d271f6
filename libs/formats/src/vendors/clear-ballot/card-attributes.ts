import type { CellScanner, Refusal } from '@crossvote/opening';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import type { FileLayout } from './file-layout.ts';
import type { MetadataRole } from './metadata-roles.ts';
import { precinctKey } from './name-tables.ts';
import { AttributeCodes } from '../../records/block-codes.ts';

/** Longest value of an attribute, in bytes. It limits the memory that a hostile file can take. */
const valueLimit = 255;

interface Attribute {
  readonly kind: number;
  readonly column: number;
  readonly valueOf: (cells: CellScanner) => string;
}

/** Stores precinct, ballot style, scanner and box of each card. */
export class CardAttributes {
  /** Whether a precinct number has no name in the side file. */
  missesPrecinctName = false;

  private readonly attributes: readonly Attribute[];
  private readonly codes: AttributeCodes;

  constructor(
    private readonly layout: FileLayout,
    sink: CvrSink,
  ) {
    this.codes = new AttributeCodes(sink);
    this.attributes = [
      ...this.precinct(),
      ...this.plain('ballotStyle', 'ballotStyleId'),
      ...this.plain('tabulator', 'scanComputerName'),
      ...this.batch(),
    ];
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
    for (const { kind, valueOf } of this.attributes) this.codes.set(kind, valueOf(cells));
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.forget();
  }

  private precinct(): Attribute[] {
    const { columns } = this.layout.metadata;
    const names = this.layout.tables?.precincts;
    if (!names)
      return this.plain(
        'precinct',
        columns.has('precinctStyleName') ? 'precinctStyleName' : 'precinctId',
      );
    const style = columns.get('ballotStyleId') ?? -1;
    return this.attribute('precinct', 'precinctId', (text, cells) => {
      const name = names.get(precinctKey(text, cells.text(style).trim()));
      this.missesPrecinctName ||= name === undefined && text !== '';
      return name ?? text;
    });
  }

  /**
   * A ballot identifier consists of the box and a number. Where the box has no column, it is taken from there as the
   * batch.
   */
  private batch(): Attribute[] {
    if (this.layout.metadata.columns.has('boxId')) return this.plain('batch', 'boxId');
    return this.attribute('batch', 'ballotId', (text) => /^(.+)\+\d+$/.exec(text)?.[1] ?? '');
  }

  private plain(attribute: AttributeKind, role: MetadataRole): Attribute[] {
    return this.attribute(attribute, role, (text) => text);
  }

  private attribute(
    attribute: AttributeKind,
    role: MetadataRole,
    read: (text: string, cells: CellScanner) => string,
  ): Attribute[] {
    const column = this.layout.metadata.columns.get(role);
    if (column === undefined) return [];
    const valueOf = (cells: CellScanner) => read(cells.text(column).trim(), cells);
    return [{ kind: attributeKinds.indexOf(attribute), column, valueOf }];
  }
}
