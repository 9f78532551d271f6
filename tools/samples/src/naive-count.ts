import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { at } from './at.ts';
import { type NaiveColumnGroup, readNaiveHeader } from './naive-header.ts';
import { type NaiveCell, type NaiveSelection, readNaiveSelection } from './naive-selection.ts';
import { type NaiveContest, countNaiveContest, crossNaiveContests } from './naive-tally.ts';
import type { CountedElection } from './results.ts';

/** A row that is not a plain record and is left out of every count. */
export interface SkippedRow {
  /** Index into the files given. */
  readonly file: number;
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What the naive counter found. */
export interface NaiveDataset extends CountedElection {
  /** First cell of the first file. */
  readonly electionName: string;
  readonly skipped: readonly SkippedRow[];
}

/** Reads the files at `paths` (of one export) and counts them. */
export function naiveCountFiles(paths: readonly string[]): NaiveDataset {
  return naiveCount(paths.map((path) => readFileSync(path)));
}

/**
 * Counts Dominion CSV files (the text of each) row by row in the simplest way, for comparison with the product. Rows
 * that are not plain records are skipped and listed. Nothing is repaired.
 *
 * @remarks Keeps one small entry per record and contest: for files up to some hundreds of MB.
 */
export function naiveCount(files: readonly (string | Buffer)[]): NaiveDataset {
  const contests: NaiveContest[] = [];
  const indexOf = new Map<string, number>();
  const records: NaiveSelection[][] = [];
  const skipped: SkippedRow[] = [];
  let electionName = '';
  files.forEach((text, file) => {
    let titles: readonly string[] = [];
    let readRow: ((row: readonly string[]) => NaiveSelection[] | string) | undefined;
    let nextLine = 1;
    let rowNumber = 0;
    readRows(text, (row, lastLine) => {
      const line = nextLine;
      nextLine = lastLine + 1;
      rowNumber += 1;
      if (rowNumber === 1 && file === 0) electionName = row[0] ?? '';
      if (rowNumber === 2) titles = row;
      if (rowNumber === 3) readRow = rowReader(readNaiveHeader(titles, row), contests, indexOf);
      if (rowNumber <= 4 || (row.length === 1 && row[0] === '')) return;
      const selections = readRow?.(row) ?? 'no header';
      if (typeof selections === 'string') skipped.push({ file, line, reason: selections });
      else records.push(selections);
    });
  });
  return {
    electionName,
    records: records.length,
    contests: contests.map((contest, index) => countNaiveContest(contest, index, records)),
    skipped,
    cross: (source, choice, compared) =>
      crossNaiveContests(records, source, choice, compared, at(contests, compared).choices),
  };
}

function readRows(
  text: string | Buffer,
  handle: (row: readonly string[], lastLine: number) => void,
): void {
  parse(text, {
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    on_record: (row: readonly string[], { lines }) => {
      handle(row, lines);
      return null;
    },
  });
}

/** Enters the contests of one file. @returns the reader of its rows */
function rowReader(
  groups: readonly NaiveColumnGroup[],
  contests: NaiveContest[],
  indexOf: Map<string, number>,
): (row: readonly string[]) => NaiveSelection[] | string {
  const width = Math.max(...groups.flatMap(({ columns }) => columns.map((one) => one.column))) + 1;
  const readers = groups.map((group) => {
    const index = indexOf.get(group.key) ?? contests.length;
    const { name, voteFor, rankLimit } = group;
    const contest = (contests[index] ??= { name, voteFor, rankLimit, choices: [] });
    indexOf.set(group.key, index);
    const places = group.columns.map((column) => placeOf(contest.choices, column));
    const columns = group.columns.map(({ column }) => column);
    return { index, read: rememberingReader(contest, places), columns };
  });
  return (row) => {
    if (!/^\d+$/u.test(unwrap(row[0] ?? ''))) return 'the first cell is no number';
    if (row.length !== width && !(row.length === width + 1 && row[width] === '')) {
      return `${row.length} cells where the header has ${width}`;
    }
    const selections: NaiveSelection[] = [];
    for (const { index, read, columns } of readers) {
      const selection = read(columns.map((column) => unwrap(row[column] ?? '')));
      if (typeof selection === 'string') return selection;
      selections[index] = selection;
    }
    return selections;
  };
}

function rememberingReader(contest: NaiveContest, places: readonly NaiveCell[]) {
  // Equal cells share one answer: a file of 100 MB would otherwise need gigabytes.
  const known = new Map<string, NaiveSelection | string>();
  return (cells: readonly string[]): NaiveSelection | string => {
    const key = cells.join(',');
    const selection =
      known.get(key) ?? readNaiveSelection(cells, places, contest.voteFor, contest.rankLimit);
    if (known.size < 10_000) known.set(key, selection);
    return selection;
  };
}

function placeOf(choices: string[], column: NaiveColumnGroup['columns'][number]): NaiveCell {
  const found = choices.findIndex((name) =>
    column.isUnnamedWriteIn ? /^write[- ]in$/iu.test(name) : name === column.choice,
  );
  const choice = found < 0 ? choices.push(column.choice) - 1 : found;
  return { choice, rank: column.rank };
}

function unwrap(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}
