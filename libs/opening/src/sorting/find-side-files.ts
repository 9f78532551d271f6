import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isClutter, kindOfName } from '../files/kinds-of-names.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { FileFormat } from './file-format.ts';
import { FileError, quoteValue, type IssueLog } from '../issue.ts';
import { openPaths, type OpenedExport } from '../files/open-paths.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import { optionFor, type SideFiles } from './side-files.ts';
import type { SortedPart } from './sort-by-format.ts';
import { checkNeighbour } from './check-neighbour.ts';

/** Files of the folder that are opened. */
const lookLimit = 200;

/** Side files beside an export, with what lets go of them. */
export interface FilesBeside<Format extends FileFormat> {
  readonly parts: readonly SortedPart<Format>[];
  readonly close: () => void;
}

/** What was given. */
interface GivenExport<Format extends FileFormat> {
  readonly paths: readonly string[];
  readonly encoding: Encoding;
  /** Names of all options for side files. */
  readonly options: readonly string[];
  /** Those of the format. */
  readonly parts: readonly SortedPart<Format>[];
}

/**
 * Looks in the folder of a single given file for the side files that it lacks. The report names the files that are
 * used. Where two files could be the missing one, neither is used, and the report says so.
 */
export async function findSideFiles<Format extends FileFormat>(
  format: Format,
  { paths, encoding, options, parts }: GivenExport<Format>,
  issues: IssueLog,
): Promise<FilesBeside<Format>> {
  const { sides } = format;
  const records = parts.find(({ part }) => part === 'records')?.file;
  const isOneFile = paths.length === 1 && records?.source.path === paths[0];
  if (!sides || !records || !isOneFile || sides.isNeeded?.(await records.head()) === false)
    return { parts: [], close: () => undefined };
  const has = new Set<string | undefined>();
  for (const { file, part } of parts)
    if (part === 'side') has.add(sides.kindOf(await file.head(), file.name));
  const look = new Look({ format, sides, records, encoding, options });
  await look.through(has, issues);
  return {
    parts: look.choose(issues).map((file) => ({ file, part: 'side', formats: [format] })),
    close: look.close,
  };
}

/** One look at the folder of a file. */
class Look {
  private readonly byKind = new Map<string, OpenedFile[]>();
  private readonly opened: OpenedExport[] = [];

  constructor(
    private readonly of: {
      readonly format: FileFormat;
      readonly sides: SideFiles;
      readonly records: OpenedFile;
      readonly encoding: Encoding;
      readonly options: readonly string[];
    },
  ) {}

  readonly close = (): void => {
    for (const { close } of this.opened) close();
  };

  /** @param has - kinds of side files that are there already */
  async through(has: ReadonlySet<string | undefined>, issues: IssueLog): Promise<void> {
    const { path: given, name } = this.of.records.source;
    const folder = path.dirname(given);
    const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const worthALook = names
      .filter((entry) => entry.isFile() && entry.name !== name && !isClutter(entry.name))
      .map((entry) => entry.name)
      .filter((other) => this.couldBe(other))
      .sort();
    for (const other of worthALook.slice(0, lookLimit)) {
      const place = path.join(folder, other);
      const worth = await checkNeighbour(place);
      if (worth === 'yes') await this.at(place, has);
      else if (worth === 'too_large') reportLargeFile(other, this.options, issues);
    }
    if (worthALook.length > lookLimit)
      reportManyFiles(worthALook.length, name, this.options, issues);
  }

  /** The files that are the only one of their kind. */
  choose(issues: IssueLog): OpenedFile[] {
    return [...this.byKind].flatMap(([kind, alike]) => {
      const [only, second] = alike;
      if (!only) return [];
      if (second) reportUnclear(alike, optionFor(this.of.sides, kind), issues);
      else reportFound(only, issues);
      return second ? [] : [only];
    });
  }

  /** `--one, --two or --three` */
  private get options(): string {
    const all = this.of.options.map((option) => `--${option}`);
    return [all.slice(0, -1).join(', '), all.at(-1)].join(' or ');
  }

  private couldBe(other: string): boolean {
    const { sides, records } = this.of;
    const isLikeRecords = kindOfName(other) === kindOfName(records.source.name);
    return !isLikeRecords && sides.couldBe(other) && this.belongs(other);
  }

  private belongs(side: string): boolean {
    const { sides, records } = this.of;
    return sides.belongs?.(side, records.name) ?? true;
  }

  private async at(place: string, has: ReadonlySet<string | undefined>): Promise<void> {
    const opened = await openPaths([{ path: place, by: 'beside' }], this.of).catch(refusedFile);
    const [file, another] = opened?.files ?? [];
    const isOne = file !== undefined && another === undefined;
    const kind = isOne ? await this.kindOf(file).catch(refusedFile) : undefined;
    if (!opened || !file || kind === undefined || has.has(kind)) {
      opened?.close();
      return;
    }
    this.opened.push(opened);
    this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), file]);
  }

  private async kindOf(file: OpenedFile): Promise<string | undefined> {
    const head = await file.head();
    const isSide = this.of.format.recognise(head, file.name).part === 'side';
    const isOfIt = isSide && this.belongs(file.name);
    return isOfIt ? this.of.sides.kindOf(head, file.name) : undefined;
  }
}

/** A file beside the export that cannot be opened is not taken as a side file, as nobody asked for it. */
function refusedFile(error: unknown): undefined {
  if (error instanceof FileError) return undefined;
  throw error;
}

function reportFound(file: OpenedFile, issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'side_file_found',
    message:
      'the file was not named, but lies in the same folder, and is used as a side file of the export',
    place: { file: file.name },
  });
}

function reportUnclear(alike: readonly OpenedFile[], option: string, issues: IssueLog): void {
  const [first] = alike;
  const names = alike.slice(0, 5).map(({ name }) => quoteValue(name));
  issues.add({
    severity: 'warning',
    code: 'side_file_unclear',
    message: `${names.join(' and ')} lie in the same folder, and each could be the side file that is lacking: none of them was used; name one with --${option}`,
    place: { file: first?.name ?? '' },
  });
}

function reportLargeFile(file: string, options: string, issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'side_files_not_looked_for',
    message: `the file lies in the same folder, but is large and packed, and was not looked at; if it is a side file, name it with ${options}`,
    place: { file },
  });
}

function reportManyFiles(count: number, file: string, options: string, issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'side_files_not_looked_for',
    message: `the folder has ${count} files that could be side files: the first ${lookLimit} were looked at; name others with ${options}`,
    place: { file },
  });
}
