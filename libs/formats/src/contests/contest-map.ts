import path from 'node:path';
import { FileError, foldWhiteSpace, openPaths, quoteValue, readRows } from '@crossvote/opening';

const sizeLimit = 16 << 20;
/** Most wrong lines that one message names. */
const namedLines = 20;
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

  /** @param file - name of the map, for messages */
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
      throw wrongMap(this.file, [
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
    if (problems.length > 0) throw wrongMap(this.file, problems);
  }
}

const keyOf = (file: string, title: string) => JSON.stringify([file, title.toLowerCase()]);

/**
 * Reads a map: CSV with the headings file, title and contest, and a line for each title.
 *
 * @throws FileError when it cannot be read, or any line is wrong
 */
export async function readContestMap(filePath: string): Promise<ContestMap> {
  const name = path.basename(filePath);
  const opened = await openPaths([filePath]);
  try {
    const [file, another] = opened.files;
    const size = opened.sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (!file || another || size > sizeLimit)
      throw new FileError(
        'contests_unreadable',
        'is no table of titles; --contests names one CSV file',
        { file: name },
      );
    const rows = new MapRows(name);
    await readRows(file, rows);
    return rows.finish();
  } finally {
    opened.close();
  }
}

/** The rows of a map. */
class MapRows {
  private readonly titles = new Map<string, MappedTitle>();
  private readonly problems: string[] = [];
  private places: readonly number[] = [];

  constructor(private readonly file: string) {}

  header(cells: readonly string[]): void {
    const headings = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '');
    this.places = columns.map((column) => headings.indexOf(column));
    if (headings.length === columns.length && !this.places.includes(-1)) return;
    throw new FileError(
      'contests_unreadable',
      `the first line must be "file,title,contest", and is ${quoteValue(cells.join(','))}`,
      { file: this.file, line: 1 },
    );
  }

  row(cells: { text(column: number): string }, { line = 0 }: { readonly line?: number }): void {
    const [file = '', title = '', contest = ''] = this.places.map((place) =>
      foldWhiteSpace(cells.text(place)),
    );
    const empty = columns.filter((_, place) => [file, title, contest][place] === '');
    if (empty.length > 0) {
      this.problems.push(`line ${line}: ${empty.join(' and ')} is empty`);
      return;
    }
    const key = keyOf(file, title);
    const before = this.titles.get(key);
    if (before)
      this.problems.push(
        `line ${line}: says again what ${quoteValue(title)} of ${file} is, after line ${before.line}`,
      );
    else this.titles.set(key, { line, file, title, contest });
  }

  refuse(
    { message }: { readonly message: string },
    { line = 0 }: { readonly line?: number },
  ): void {
    this.problems.push(`line ${line}: ${message}`);
  }

  warn(code: string, message: string, { line = 0 }: { readonly line?: number }): void {
    if (code === 'blank_row') this.problems.push(`line ${line}: ${message}`);
  }

  drain(): Promise<void> {
    return Promise.resolve();
  }

  finish(): ContestMap {
    if (this.problems.length > 0) throw wrongMap(this.file, this.problems);
    if (this.titles.size === 0)
      throw new FileError('contests_unreadable', 'holds no title', { file: this.file });
    return new ContestMap(this.file, [...this.titles.values()]);
  }
}

function wrongMap(file: string, problems: readonly string[]): FileError {
  const more = problems.length - namedLines;
  const named = problems.slice(0, namedLines).join('; ');
  return new FileError(
    'contests_wrong',
    `${named}${more > 0 ? `; and ${more} more` : ''}; each line must name a file of the export, a title as that file has it, and the contest that it is`,
    { file },
  );
}
