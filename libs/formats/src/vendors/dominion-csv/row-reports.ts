import { quoteValue } from '@crossvote/opening';
import type { AggregateRow } from './aggregate-votes.ts';
import type { FileIssues, Lines } from './file-issues.ts';
import { statedBallots } from './row-label.ts';

/** Reports what was done with rows that are not clearly one numbered ballot. */
export class RowReports {
  constructor(private readonly issues: FileIssues) {}

  header(lines: Lines): void {
    this.issues.warn(
      'header_repeated',
      'the header stands again, with the same columns: no record, and passed over',
      lines,
    );
  }

  total(label: string, lines: Lines): void {
    this.issues.warn(
      'total_row',
      `${quoteValue(label)}: a row of column totals is no record, and was ignored`,
      lines,
    );
  }

  summary(lines: Lines): void {
    this.issues.warn(
      'summary_row',
      'TabulatorNum is NaN: a summary row is no record; its sums were left out, as the export does not say whether they hold the records again or other ballots: compare them with the official results',
      lines,
    );
  }

  redacted(label: string, lines: Lines): void {
    this.issues.warn(
      'redacted_record',
      `${quoteValue(label)} stands in place of the record number: one ballot without identifiers, read as a record`,
      lines,
    );
  }

  aggregate(label: string, row: AggregateRow, lines: Lines): void {
    const what = label === '' ? 'a row without a record number holds sums' : quoteValue(label);
    const ballots = statedBallots(label);
    const stated = ballots === undefined ? '' : ` (${ballots}, as it says)`;
    const hidden = row.isPartlyMasked ? '; some of its sums are masked, and missing there' : '';
    this.issues.warn(
      'aggregate_row',
      `${what}: an aggregate of several ballots${stated} is no record; its sums are kept beside the results as aggregate votes${hidden}`,
      lines,
    );
    if (!row.hasRanks) return;
    this.issues.assumeOnce(
      'aggregate_first_ranks',
      'of a ranked contest, only the first rank of aggregate rows is kept',
      lines,
    );
  }
}
