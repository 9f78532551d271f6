import { type CellScanner, foldWhiteSpace, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import { attributeValue } from './attribute-value.ts';
import type { AttributeSet } from './ballots-file.ts';
import type { ContestCells } from './contest-cells.ts';
import type { Layout } from './layout.ts';
import { RecordAttributes } from './record-attributes.ts';
import { isDigits } from './record-numbers.ts';

/** Most ballots of one row. */
const countLimit = 1_000_000;

/** Turns the cells of one row into selections and attributes. A record goes into the sink as a whole or not at all. */
export class RowReader {
  private readonly attributes: RecordAttributes;

  constructor(
    private readonly layout: Layout,
    private readonly contests: readonly ContestCells[],
    private readonly sink: CvrSink,
  ) {
    this.attributes = new RecordAttributes(layout, sink);
  }

  /** Reads a row. @returns why it is refused, or its number of ballots */
  check(cells: CellScanner): Refusal | number {
    const refusal =
      this.refuseStranger(cells) ?? this.refuseWidth(cells) ?? this.attributes.check(cells);
    if (refusal) return refusal;
    for (const contest of this.contests) {
      const unreadable = contest.read(cells);
      if (unreadable) return unreadable;
    }
    return this.refuseUnclear(cells) ?? this.countOf(cells);
  }

  /** Stores one ballot of the row that was read last. */
  store(cells: CellScanner, listed: AttributeSet | undefined): void {
    for (const contest of this.contests) contest.store();
    const party = this.layout.isPartyOfContests ? this.partyOfContests() : '';
    this.attributes.store(cells, listed, party);
    if (!this.sink.endRecord()) return;
    for (const contest of this.contests) contest.forgetCodes();
    this.attributes.forgetCodes();
  }

  /** A ballot of a primary has contests of one party. If its contests have several parties, the ballot has none. */
  private partyOfContests(): string {
    let found = '';
    for (const { isOnRecord, party } of this.contests) {
      if (!isOnRecord || party === '' || party === found) continue;
      if (found !== '') return '';
      found = party;
    }
    return found;
  }

  /** Rows of totals, and headings repeated among the records, are not ballots. */
  private refuseStranger(cells: CellScanner): Refusal | undefined {
    const column = this.layout.recordColumn ?? 0;
    // Nearly all records end here, as a heading of the record number is never a number.
    if (this.layout.recordColumn !== undefined && isNumber(cells, column)) return undefined;
    const text = attributeValue(cells.text(column));
    const refuse = (message: string) => ({ code: 'not_a_record', message, column: column + 1 });
    if (/^(?:grand )?totals?\b/i.test(text)) return refuse('a row of totals: not a single ballot');
    if (text === '' && this.layout.recordColumn !== undefined)
      return refuse('the Cast Vote Record number is empty: not a single ballot');
    if (text !== this.layout.headings[column] || text === '') return undefined;
    return refuse('the row of headings in the middle of the file: not a single ballot');
  }

  private refuseWidth(cells: CellScanner): Refusal | undefined {
    const { columnCount, missing } = this.layout;
    const message = `has ${cells.count} cells; the headings have ${columnCount}`;
    if (cells.count < columnCount - missing) return { code: 'too_few_cells', message };
    for (let column = columnCount; column < cells.count; column += 1)
      if (cells.text(column).trim() !== '') return { code: 'too_many_cells', message };
    return undefined;
  }

  private refuseUnclear(cells: CellScanner): Refusal | undefined {
    for (const column of this.layout.unclear) {
      const text = column < cells.count ? foldWhiteSpace(cells.text(column)) : '';
      if (text === '') continue;
      const message = `${quoteValue(text)} stands behind a rank in a column without a heading: it cannot be told what it is; complete the headings`;
      return { code: 'heading_missing', message, column: column + 1 };
    }
    return undefined;
  }

  private countOf(cells: CellScanner): Refusal | number {
    const { countColumn } = this.layout;
    if (countColumn === undefined) return 1;
    const text = foldWhiteSpace(cells.text(countColumn));
    const count = /^\d{1,7}(?:\.0+)?$/.test(text) ? Number(text) : 0;
    if (count >= 1 && count <= countLimit) return count;
    return {
      code: 'count_unreadable',
      message: `the count of ballots is ${quoteValue(text)}; it must be a number from 1 to ${countLimit}`,
      column: countColumn + 1,
    };
  }
}

function isNumber({ bytes, starts, ends, count }: CellScanner, column: number): boolean {
  return column < count && isDigits(bytes, starts[column] ?? 0, ends[column] ?? 0);
}
