import { type CellScanner, quoteValue, type Refusal } from '@crossvote/opening';
import type { CvrSink } from '../../cvr-sink.ts';
import type { TitleParts } from './contest-book.ts';
import type { Layout } from './layout.ts';
import { isMasked } from '../../words/mark-cell.ts';

/** Whole numbers that a sum of ballots can be; data-frame programs write them as `12.0`. */
const wholeNumber = /^\d{1,9}(?:\.0*)?$/;

/** What one aggregate row came to. */
export interface AggregateRow {
  /** Whether some of its sums are masked. */
  readonly isPartlyMasked: boolean;
  /** Whether it has a ranked contest, of which the first rank alone is kept. */
  readonly hasRanks: boolean;
}

/**
 * The votes of a file's aggregate rows. They are kept by column until the export is read: only then it is known
 * which columns of one title are which contest.
 */
export class AggregateVotes {
  private readonly sums: Float64Array;

  constructor(
    private readonly layout: Layout,
    private readonly titles: readonly TitleParts[],
  ) {
    this.sums = new Float64Array(layout.columnCount);
  }

  /** Whether no row had any votes. */
  get isEmpty(): boolean {
    return this.sums.every((votes) => votes === 0);
  }

  /** Whether any vote cell holds more than one ballot can say. */
  hasSums(cells: CellScanner): boolean {
    return this.texts(cells).some((text) => wholeNumber.test(text) && Number(text) > 1);
  }

  /** Whether the vote cells of a row are sums rather than marks: whole numbers, of which more are above 1 than 1. */
  areSums(cells: CellScanner): boolean {
    const texts = this.texts(cells).filter((text) => text !== '');
    const ones = texts.filter((text) => Number(text) === 1);
    const above = texts.filter((text) => Number(text) > 1);
    return texts.every((text) => wholeNumber.test(text)) && above.length > ones.length;
  }

  /** Adds the sums of a row, all or none. @returns why the row is refused */
  add(cells: CellScanner): Refusal | AggregateRow {
    const first = this.firstChoice;
    const texts = this.texts(cells);
    const wrong = texts.findIndex(
      (text) => text !== '' && !isMasked(text) && !wholeNumber.test(text),
    );
    if (wrong !== -1)
      return {
        code: 'aggregate_unreadable',
        message: `a vote cell of an aggregate row is ${quoteValue(texts[wrong] ?? '')}, and no whole number`,
        column: first + wrong + 1,
      };
    const hasSum = texts.map((text) => wholeNumber.test(text));
    texts.forEach((text, place) => {
      if (hasSum[place]) this.sums[first + place] = (this.sums[first + place] ?? 0) + Number(text);
    });
    return {
      isPartlyMasked: texts.some(isMasked),
      hasRanks: this.layout.contests.some(
        ({ definition, firstColumn, columns }) =>
          definition.rankLimit > 0 &&
          columns.some((_, place) => hasSum[firstColumn + place - first]),
      ),
    };
  }

  /** Gives the sums to the sink, once the export is read to its end. @param file - its name */
  store(sink: CvrSink, file: string): void {
    this.titles.forEach(({ parts }, place) => {
      const firstColumn = this.layout.contests[place]?.firstColumn ?? 0;
      for (const part of parts) {
        const ofPart = this.sums.subarray(firstColumn + part.from, firstColumn + part.to);
        if (ofPart.every((votes) => votes === 0)) continue;
        part.marks().forEach(({ choice, rank }, column) => {
          const votes = ofPart[column] ?? 0;
          if (rank <= 1 && votes > 0)
            sink.addAggregateVotes(part.declared.number, choice, votes, file);
        });
      }
    });
  }

  private get firstChoice(): number {
    return this.layout.roles.length;
  }

  private texts(cells: CellScanner): string[] {
    const count = this.layout.columnCount - this.firstChoice;
    return Array.from({ length: count }, (_, place) => cells.text(this.firstChoice + place).trim());
  }
}
