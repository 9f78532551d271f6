import {
  FileError,
  foldWhiteSpace,
  givenFile,
  quoteValue,
  readSideTable,
  refuseWrongLines,
  type SideTableReader,
} from '@crossvote/opening';

/** One line of official totals. */
export interface OfficialLine {
  readonly line: number;
  readonly contest: string;
  readonly choice: string;
  readonly votes: number;
}

/** Totals as an office publishes them. */
export interface OfficialTotals {
  /** Path of the file as it was given. */
  readonly path: string;
  readonly lines: readonly OfficialLine[];
  /** Headings of columns that say nothing here. */
  readonly unread: readonly string[];
}

/** What offices call the columns, in lower case and with blanks for all punctuation. */
const headingsOf = {
  contest: [
    ...['contest', 'contest name', 'contest title', 'race', 'race name', 'race title'],
    ...['office', 'office name', 'office title', 'question'],
  ],
  choice: [
    ...['choice', 'choice name', 'ballot choice', 'candidate', 'candidate name', 'candidates'],
    ...['candidate or choice', 'candidate choice', 'selection', 'option', 'response'],
  ],
  votes: [
    ...['votes', 'vote', 'vote count', 'vote total', 'votes total', 'votes counted', 'count'],
    ...['total', 'totals', 'total votes', 'number of votes', 'candidate votes'],
  ],
} as const;

type Column = keyof typeof headingsOf;
const columns = ['contest', 'choice', 'votes'] as const satisfies readonly Column[];

const words = {
  code: 'official',
  expected: 'is no table of totals; --check names one CSV file',
  lines: 'each line must have a contest, a choice and its votes, once',
  refusesBlank: false,
};

/**
 * Reads official totals: CSV with a column each for contest, choice and votes, in any order and among others.
 *
 * @throws FileError when it cannot be read, its columns are not clear, or any line is wrong
 */
export async function readOfficialTotals(filePath: string): Promise<OfficialTotals> {
  const rows = new OfficialRows();
  await readSideTable(filePath, rows, words);
  if (rows.lines.length === 0)
    throw new FileError('official_unreadable', 'holds no totals', givenFile(filePath));
  return { path: filePath, lines: rows.lines, unread: rows.unread };
}

/** @throws FileError that names each line that is wrong beside others, where there are any */
export function refuseOfficialLines(given: string, problems: readonly string[]): void {
  refuseWrongLines(words.code, given, problems, words.lines);
}

class OfficialRows implements SideTableReader {
  readonly lines: OfficialLine[] = [];
  unread: readonly string[] = [];
  private places: Readonly<Record<Column, number>> = { contest: -1, choice: -1, votes: -1 };

  header(headings: readonly string[], given: string): void {
    const [contest, choice, votes] = columns.map((column) => placeOf(column, headings, given));
    this.places = { contest: contest ?? -1, choice: choice ?? -1, votes: votes ?? -1 };
    this.unread = headings
      .filter(
        (heading, place) => heading.trim() !== '' && ![contest, choice, votes].includes(place),
      )
      .map(foldWhiteSpace);
  }

  row(text: (column: number) => string, line: number): string | undefined {
    const cellOf = (column: Column) => withoutGuard(foldWhiteSpace(text(this.places[column])));
    const [contest = '', choice = '', cell = ''] = columns.map(cellOf);
    const empty = columns.filter((column) => cellOf(column) === '');
    if (empty.length > 0) return `${empty.join(' and ')} is empty`;
    const votes = parseVotes(cell);
    if (votes === undefined)
      return `votes is ${quoteValue(cell)}, and must be a whole number such as 1234 or 1,234`;
    this.lines.push({ line, contest, choice, votes });
    return undefined;
  }
}

/** @throws FileError unless exactly one heading is that of the column */
function placeOf(column: Column, headings: readonly string[], given: string): number {
  const known: readonly string[] = headingsOf[column];
  const places = headings.flatMap((heading, place) =>
    known.includes(keyOf(heading)) ? [place] : [],
  );
  const [place, ...others] = places;
  if (place !== undefined && others.length === 0) return place;
  const problem =
    place === undefined
      ? `no column is the ${column}: the first line must have contest, choice and votes, and is ${quoteValue(headings.join(','))}`
      : `several columns may be the ${column}: ${places.map((at) => quoteValue(headings[at] ?? '')).join(', ')}; keep one of them, or give the others another heading`;
  throw new FileError('official_unreadable', problem, { ...givenFile(given), line: 1 });
}

const keyOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Takes off the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
const withoutGuard = (cell: string) => (/^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell);

/** Digits, in groups of three or not; a program may have written `12.0`. A point before three digits may be either. */
function parseVotes(cell: string): number | undefined {
  if (
    !/^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+)(?:\.0{1,2})?$/.test(cell)
  )
    return undefined;
  const votes = Number(cell.replace(/[,'’ ]/g, ''));
  return Number.isSafeInteger(votes) ? votes : undefined;
}
