import path from 'node:path';
import {
  FileError,
  foldWhiteSpace,
  givenFile,
  quoteValue,
  readSideTable,
  refuseWrongLines,
  type SideTableReader,
} from '@crossvote/opening';

const words = {
  code: 'contests',
  expected: 'is no table of titles; --contests names one CSV file',
  lines:
    'each line must name a file of the export, a title as that file has it, and the contest that it is',
  refusesBlank: true,
};
const columns = ['file', 'title', 'contest'] as const;

/** One line of a person: what a file calls a contest, and which contest that is. */
export interface MappedTitle {
  readonly line: number;
  readonly file: string;
  readonly title: string;
  readonly contest: string;
}

/** Which titles of which files are one contest, as a person says it. */
export class ContestMap {
  private readonly byTitle = new Map<string, MappedTitle>();
  private readonly met = new Set<MappedTitle>();
  private readonly files = new Set<string>();
  /** The file that a line means which names it without its folder. */
  private readonly meant = new Map<MappedTitle, string>();

  /** @param file - path of the map, for messages */
  constructor(
    readonly file: string,
    titles: readonly MappedTitle[],
  ) {
    for (const mapped of titles) this.byTitle.set(keyOf(mapped.file, mapped.title), mapped);
  }

  /**
   * The contest that one of a file's is; `titles` are what it is called there.
   *
   * @throws FileError where a line means several files
   */
  find(file: string, titles: readonly string[]): string | undefined {
    const names = [file, path.posix.basename(file.replaceAll('\\', '/'))];
    for (const name of names) this.files.add(name);
    for (const name of names)
      for (const title of titles) {
        const mapped = this.byTitle.get(keyOf(name, title));
        if (!mapped) continue;
        this.met.add(mapped);
        if (mapped.file !== file) this.refuseUnclear(mapped, file);
        return mapped.contest;
      }
    return undefined;
  }

  private refuseUnclear(mapped: MappedTitle, file: string): void {
    const other = this.meant.get(mapped) ?? file;
    this.meant.set(mapped, other);
    if (other !== file)
      refuseLines(this.file, [
        `line ${mapped.line}: ${mapped.file} may be ${other} or ${file}; write a line for each, with its folder`,
      ]);
  }

  /**
   * Says what stands nowhere, once all contests were looked for.
   *
   * @throws FileError that names each line
   */
  refuseUnmet(): void {
    const problems = [...this.byTitle.values()]
      .filter((mapped) => !this.met.has(mapped))
      .map(({ line, file, title }) =>
        this.files.has(file)
          ? `line ${line}: ${file} has no contest ${quoteValue(title)}`
          : `line ${line}: no file with contests is called ${quoteValue(file)}`,
      );
    refuseLines(this.file, problems);
  }
}

const refuseLines = (file: string, problems: readonly string[]) => {
  refuseWrongLines(words.code, file, problems, words.lines);
};

const keyOf = (file: string, title: string) => JSON.stringify([file, title.toLowerCase()]);

/**
 * Reads a map: CSV with the headings file, title and contest, and a line for each title.
 *
 * @throws FileError when it cannot be read, or any line is wrong
 */
export async function readContestMap(filePath: string): Promise<ContestMap> {
  const rows = new MapRows(filePath);
  await readSideTable(filePath, rows, words);
  return rows.finish();
}

/** The rows of a map. */
class MapRows implements SideTableReader {
  private readonly titles = new Map<string, MappedTitle>();
  private places: readonly number[] = [];

  constructor(private readonly file: string) {}

  header(cells: readonly string[]): void {
    const headings = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '');
    this.places = columns.map((column) => headings.indexOf(column));
    if (headings.length === columns.length && !this.places.includes(-1)) return;
    throw new FileError(
      'contests_unreadable',
      `the first line must be "file,title,contest", and is ${quoteValue(cells.join(','))}`,
      { ...givenFile(this.file), line: 1 },
    );
  }

  row(text: (column: number) => string, line: number): string | undefined {
    const [file = '', title = '', contest = ''] = this.places.map((place) =>
      foldWhiteSpace(text(place)),
    );
    const empty = columns.filter((_, place) => [file, title, contest][place] === '');
    if (empty.length > 0) return `${empty.join(' and ')} is empty`;
    const key = keyOf(file, title);
    const before = this.titles.get(key);
    if (before)
      return `says again what ${quoteValue(title)} of ${file} is, after line ${before.line}`;
    this.titles.set(key, { line, file, title, contest });
    return undefined;
  }

  finish(): ContestMap {
    if (this.titles.size === 0)
      throw new FileError('contests_unreadable', 'holds no title', givenFile(this.file));
    return new ContestMap(this.file, [...this.titles.values()]);
  }
}
