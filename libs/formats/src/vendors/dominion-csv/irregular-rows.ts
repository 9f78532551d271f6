import { type CellScanner, quoteValue, type Refusal } from '@crossvote/opening';
import type { AggregateVotes } from './aggregate-votes.ts';
import type { FileIssues, Lines } from './file-issues.ts';
import type { Layout } from './layout.ts';
import { RepeatedHeader } from './repeated-header.ts';
import { kindOfLabel, namesAggregate } from './row-label.ts';
import { RowReports } from './row-reports.ts';
import { refuseWidth } from './row-width.ts';

/** `record`: it may be one, its cells decide. `passed`: it is none, and the report says what became of it. */
export type RowVerdict = 'record' | 'passed' | Refusal;

/** The rows that are not plainly one numbered ballot: totals, aggregates, redacted ballots, headers again. */
export class IrregularRows {
  private readonly layout: Layout;
  private readonly aggregates: AggregateVotes;
  private readonly reports: RowReports;
  private readonly repeated: RepeatedHeader;
  private readonly numberColumn: number;
  private readonly tabulatorColumn: number;
  /** The election's name, where it looks like a record number. */
  private readonly numberedHeader: string | undefined;
  private rows = 0;

  constructor(
    context: {
      readonly layout: Layout;
      readonly aggregates: AggregateVotes;
      readonly issues: FileIssues;
    },
    file: string,
  ) {
    const { layout, aggregates, issues } = context;
    this.layout = layout;
    this.aggregates = aggregates;
    this.reports = new RowReports(issues);
    this.repeated = new RepeatedHeader(layout, file);
    this.numberColumn = layout.roles.indexOf('cvrNumber');
    this.tabulatorColumn = layout.roles.indexOf('tabulator');
    const first = (layout.header.rows[0]?.cells[this.numberColumn] ?? '').trim();
    this.numberedHeader = isDigits(first) ? first : undefined;
  }

  /** Whether the next row is plainly one numbered ballot; every row of the file is asked once. */
  isRegular(cells: CellScanner): boolean {
    this.rows += 1;
    const { numberColumn, numberedHeader } = this;
    if (numberColumn === -1 || !hasDigits(cells, numberColumn)) return false;
    if (this.isSummary(cells)) return false;
    return numberedHeader === undefined || cells.text(numberColumn) !== numberedHeader;
  }

  /** Whether a number in its first column and no more makes a row regular. */
  get knowsRegular(): boolean {
    return this.numberColumn !== -1 && this.numberedHeader === undefined;
  }

  /** Counts regular rows that were read apart. */
  passRegular(count: number): void {
    this.rows += count;
  }

  /**
   * Looks at a row that is not regular.
   *
   * @throws FileError where it ends a header of other columns
   */
  read(cells: CellScanner, lines: Lines): RowVerdict {
    if (this.repeated.isRepeated(cells)) {
      this.repeated.check(cells, this.rows, lines.line);
      this.reports.header(lines);
      return 'passed';
    }
    if (this.isSummary(cells)) {
      this.reports.summary(lines);
      return 'passed';
    }
    const verdict = this.readLabel(cells, lines);
    if (typeof verdict === 'object') this.repeated.check(cells, this.rows, lines.line);
    return verdict;
  }

  private readLabel(cells: CellScanner, lines: Lines): RowVerdict {
    const texts = this.layout.roles.map((_, column) => cells.text(column).trim());
    const number = texts[this.numberColumn];
    if (number !== undefined && isDigits(number)) return this.readNumbered(cells, texts, lines);
    const aggregate = texts.find((text) => kindOfLabel(text) === 'aggregate');
    if (aggregate !== undefined) return this.addAggregate(cells, aggregate, lines);
    const first = texts.find((text) => text !== '') ?? '';
    const label = (number ?? '') === '' ? first : (number ?? '');
    switch (kindOfLabel(label)) {
      case 'total':
        this.reports.total(label, lines);
        return 'passed';
      case 'ballot':
        return this.readRedacted(cells, label, lines);
      default:
        return this.readOther(cells, { number, label }, lines);
    }
  }

  /** A record number beside the label of an aggregate: with no cell above 1, either may be true. */
  private readNumbered(cells: CellScanner, texts: readonly string[], lines: Lines): RowVerdict {
    const label = texts.find(namesAggregate);
    if (label === undefined) return 'record';
    if (this.aggregates.hasSums(cells)) return this.addAggregate(cells, label, lines);
    return this.notARecord(
      `the row has a record number, and ${quoteValue(label)}: whether it is one ballot or an aggregate of a few cannot be told`,
    );
  }

  private readOther(
    cells: CellScanner,
    { number, label }: { readonly number: string | undefined; readonly label: string },
    lines: Lines,
  ): RowVerdict {
    if (this.repeated.hasHeadings(cells))
      return this.notARecord('a header row in the middle of the file: not a single ballot');
    const isPlain = number === undefined && label !== '' && !/redacted/iu.test(label);
    if (isPlain) return 'record';
    if (number === '' || label === '') return this.readUnlabelled(cells, lines);
    return this.notARecord(
      `${quoteValue(label)} is no record number, and no known label of a redacted ballot, an aggregate or a total`,
    );
  }

  /** Where no cell is above 1, one ballot and a sum of few look the same. */
  private readUnlabelled(cells: CellScanner, lines: Lines): RowVerdict {
    if (this.aggregates.hasSums(cells)) return this.addAggregate(cells, '', lines);
    return this.notARecord(
      'the row has no record number, and no vote cell above 1: whether it is one ballot or an aggregate of a few cannot be told',
    );
  }

  private readRedacted(cells: CellScanner, label: string, lines: Lines): RowVerdict {
    // The longer label says that it is one ballot; `Redacted` alone stands for either.
    const isBare = label.toLowerCase() === 'redacted';
    if (isBare && this.aggregates.hasSums(cells)) return this.addAggregate(cells, label, lines);
    this.reports.redacted(label, lines);
    return 'record';
  }

  private addAggregate(cells: CellScanner, label: string, lines: Lines): RowVerdict {
    const row = refuseWidth(cells, this.layout) ?? this.aggregates.add(cells);
    if ('code' in row) return row;
    this.reports.aggregate(label, row, lines);
    return 'passed';
  }

  private notARecord(message: string): Refusal {
    return { code: 'not_a_record', message, column: Math.max(this.numberColumn, 0) + 1 };
  }

  /** Asked of every record, so that nearly always a byte must do. */
  private isSummary(cells: CellScanner): boolean {
    const column = this.tabulatorColumn;
    if (column === -1 || cells.isEmpty(column)) return false;
    const first = cells.bytes[cells.starts[column] ?? 0] ?? 0;
    const isDigit = first >= 48 && first <= 57;
    return !isDigit && cells.text(column).trim().toLowerCase() === 'nan';
  }
}

/** Whether a text is a whole number; data-frame programs write it as `12.0`. */
function isDigits(text: string): boolean {
  return /^\d+(?:\.0*)?$/.test(text);
}

/** The same on bytes: every record is asked, and nearly all need no text. */
function hasDigits({ bytes, starts, ends, count }: CellScanner, column: number): boolean {
  if (column >= count) return false;
  const start = starts[column] ?? 0;
  const end = ends[column] ?? 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return end > start;
}
