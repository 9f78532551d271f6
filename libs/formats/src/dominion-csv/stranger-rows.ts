import type { CellScanner } from '../cell-scanner.ts';
import { quoteValue } from '../issue.ts';
import type { Layout } from './layout.ts';
import { RepeatedHeader } from './repeated-header.ts';
import type { Refusal } from './refusal.ts';

/** Labels of rows that sum or hide ballots, where no record number tells them from records. */
const label = /redacted|^aggregated|^((grand|sub)[ -]?)?totals?$/i;

/** Tells rows that are no single ballots: totals, aggregates, headers in the middle of a file. */
export class StrangerRows {
  private readonly numberColumn: number;
  private readonly tabulatorColumn: number;
  /** Metadata cells of the header rows that a record could be taken for. */
  private readonly headers: readonly (readonly string[])[];

  private readonly repeated: RepeatedHeader;
  private rows = 0;

  constructor(
    private readonly layout: Layout,
    file: string,
  ) {
    this.repeated = new RepeatedHeader(layout, file);
    const { roles, rows } = layout;
    this.numberColumn = roles.indexOf('cvrNumber');
    this.tabulatorColumn = roles.indexOf('tabulator');
    this.headers = rows
      .map(({ cells }) => roles.map((_, column) => (cells[column] ?? '').trim()))
      .filter((cells) => this.numberColumn === -1 || isDigits(cells[this.numberColumn] ?? ''));
  }

  /**
   * Why the row is no record; undefined when it can be one.
   *
   * @param line - of the row
   * @throws CvrFileError where another header begins
   */
  find(cells: CellScanner, line: number): Refusal | undefined {
    const refusal = this.findNumber(cells) ?? this.findSummary(cells) ?? this.findHeader(cells);
    this.rows += 1;
    if (refusal) this.repeated.check(cells, this.rows, line);
    return refusal;
  }

  private findNumber(cells: CellScanner): Refusal | undefined {
    const { numberColumn } = this;
    if (numberColumn === -1 || hasDigits(cells, numberColumn)) return undefined;
    const number = cells.text(numberColumn).trim();
    if (isDigits(number)) return undefined;
    const seen = number === '' ? 'is empty' : `is ${quoteValue(number)}`;
    return notARecord(
      `CvrNumber ${seen}: not a single ballot (an aggregate, redacted, total or header row)`,
      numberColumn,
    );
  }

  private findSummary(cells: CellScanner): Refusal | undefined {
    if (
      this.tabulatorColumn !== -1 &&
      cells.text(this.tabulatorColumn).trim().toLowerCase() === 'nan'
    )
      return notARecord(
        'TabulatorNum is NaN: a summary row, not a single ballot',
        this.tabulatorColumn,
      );
    if (this.numberColumn !== -1) return undefined;
    for (let column = 0; column < this.layout.roles.length; column += 1) {
      const text = cells.text(column).trim();
      if (label.test(text))
        return notARecord(`a cell is ${quoteValue(text)}: not a single ballot`, column);
    }
    return undefined;
  }

  private findHeader(cells: CellScanner): Refusal | undefined {
    const header = this.headers.find((row) =>
      row.every(
        (cell, column) =>
          cell ===
          cells
            .text(column)
            .replace(/^\uFEFF/, '')
            .trim(),
      ),
    );
    if (!header) return undefined;
    return header.every((cell) => cell === '')
      ? notARecord(
          'every metadata cell is empty: not a single ballot (an aggregate or total row)',
          0,
        )
      : notARecord('a header row in the middle of the file: not a single ballot', 0);
  }
}

function notARecord(message: string, column: number): Refusal {
  return { code: 'not_a_record', message, column: column + 1 };
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
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
