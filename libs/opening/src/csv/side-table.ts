import { openPaths } from '../files/open-paths.ts';
import { tellingPaths } from '../files/given-path.ts';
import { FileError, givenFile } from '../issue.ts';
import { readRows, type RowReader } from './csv-rows.ts';

const sizeLimit = 16 << 20;
/** Most wrong lines that one message names. */
const namedLines = 20;

/** Takes the rows of a table that a person gives beside an export. */
export interface SideTableReader {
  /** @throws FileError when it is not what is expected */
  header(headings: readonly string[], given: string): void;
  /** @returns what is wrong with the row, if anything */
  row(text: (column: number) => string, line: number): string | undefined;
}

/** What a table is, for messages about it. */
export interface SideTableWords {
  /** Codes of its errors begin so. */
  readonly code: string;
  /** What it is not where it cannot be one: `is no table of titles; …`. */
  readonly expected: string;
  /** What each line must be. */
  readonly lines: string;
  /** Whether a row without any content is wrong; else it says nothing. */
  readonly refusesBlank: boolean;
}

/**
 * Reads a small CSV table with one header row that a person wrote or exported, in any encoding and with any delimiter.
 *
 * @throws FileError when it cannot be read; or when any line is wrong, and then each is named
 */
export async function readSideTable(
  filePath: string,
  reader: SideTableReader,
  { code, expected, lines, refusesBlank }: SideTableWords,
): Promise<void> {
  const opened = await openPaths([filePath]);
  try {
    const [file, another] = opened.files;
    const size = opened.sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (!file || another || size > sizeLimit)
      throw new FileError(`${code}_unreadable`, expected, givenFile(filePath));
    const problems: string[] = [];
    const tell = (line: number | undefined, problem: string) =>
      problems.push(`line ${line ?? 0}: ${problem}`);
    const rows: RowReader = {
      header: (cells) => {
        reader.header(cells, filePath);
      },
      row: (cells, { line = 0 }) => {
        const problem = reader.row((column) => cells.text(column), line);
        if (problem !== undefined) tell(line, problem);
      },
      refuse: ({ message }, { line }) => tell(line, message),
      warn: (warning, message, { line }) => {
        if (refusesBlank && warning === 'blank_row') tell(line, message);
      },
      drain: () => Promise.resolve(),
    };
    await tellingPaths(opened.files, () => readRows(file, rows));
    refuseWrongLines(code, filePath, problems, lines);
  } finally {
    opened.close();
  }
}

/**
 * @param given - path of the table
 * @throws FileError that names each wrong line, where there are any
 */
export function refuseWrongLines(
  code: string,
  given: string,
  problems: readonly string[],
  lines: string,
): void {
  if (problems.length === 0) return;
  const more = problems.length - namedLines;
  const named = problems.slice(0, namedLines).join('; ');
  const rest = more > 0 ? `; and ${more} more` : '';
  throw new FileError(`${code}_wrong`, `${named}${rest}; ${lines}`, givenFile(given));
}
