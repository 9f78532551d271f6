import type { DeliberateDifference } from './deliberate-differences.ts';

/** What came of one export. */
export interface FolderLine {
  readonly title: string;
  readonly format: string;
  readonly records: number;
  /** Contests that records have. */
  readonly contests: number;
  readonly crossTables: number;
  /** Reports of other programs that were compared. */
  readonly reports: readonly string[];
  readonly deliberate: DeliberateDifference | undefined;
  readonly differences: number;
  readonly seconds: number;
}

const headings = ['export', 'format', 'records', 'contests', 'cross tables', 'seconds', 'outcome'];
/** Columns of numbers. */
const toTheRight = [2, 3, 4, 5];

/** One line an export. */
export function folderTable(lines: readonly FolderLine[]): string {
  const rows = [headings, ...lines.map(cellsOf)];
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          toTheRight.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(line: FolderLine): string[] {
  const { title, format, records, contests, crossTables, reports, seconds } = line;
  const { deliberate, differences } = line;
  const also = reports.length === 0 ? '' : ` (with its ${reports.join(' and ')})`;
  const outcome =
    deliberate === undefined
      ? 'equal'
      : `differs in ${differences}, as it must: ${deliberate.reason}`;
  const counts = [records, contests, crossTables].map(String);
  return [title, format, ...counts, seconds.toFixed(1), outcome + also];
}
