import type { CellScanner } from '../cell-scanner.ts';
import { attributeKinds, type CvrSink } from '../cvr-sink.ts';
import type { Refusal } from '../dominion-csv/refusal.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { valueLimit, type AttributeSet } from './ballots-file.ts';
import type { Layout } from './layout.ts';

const partyKind = attributeKinds.indexOf('party');
const groupKind = attributeKinds.indexOf('countingGroup');

/** Stores precinct, ballot style and the like of each record: from its own columns, or else from the ballots file. */
export class RecordAttributes {
  private readonly codes = attributeKinds.map(() => new Map<string, number>());

  constructor(
    private readonly layout: Layout,
    private readonly sink: CvrSink,
  ) {}

  /** @returns why the record cannot be stored */
  check({ starts, ends, count }: CellScanner): Refusal | undefined {
    for (const column of this.layout.attributes.values()) {
      if (column >= count || (ends[column] ?? 0) - (starts[column] ?? 0) <= valueLimit) continue;
      const message = `the cell is longer than ${valueLimit} bytes`;
      return { code: 'value_too_long', message, column: column + 1 };
    }
    return undefined;
  }

  /** @param party - of the ballot, where the contests on it tell */
  store(cells: CellScanner, listed: AttributeSet | undefined, party: string): void {
    for (const [kind, codes] of this.codes.entries()) {
      const column = this.layout.attributes.get(kind);
      const own = column === undefined ? '' : foldWhiteSpace(cells.text(column));
      const known = own === '' ? (listed?.get(kind) ?? '') : own;
      const value = known === '' ? this.fallback(kind, party) : known;
      if (value === '') continue;
      let code = codes.get(value);
      if (code === undefined) {
        code = this.sink.attributeCode(kind, value);
        codes.set(value, code);
      }
      this.sink.setAttribute(kind, code);
    }
  }

  private fallback(kind: number, party: string): string {
    if (kind === partyKind) return party;
    return kind === groupKind ? this.layout.fallbackGroup : '';
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    for (const codes of this.codes) codes.clear();
  }
}
