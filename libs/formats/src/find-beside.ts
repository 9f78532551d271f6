import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isClutter, kindOfName } from './clutter.ts';
import type { Encoding } from './encoding/encoding.ts';
import type { FormatReader } from './format-reader.ts';
import { CvrFileError, quoteValue, type IssueLog } from './issue.ts';
import { openPaths, type OpenedExport, type OpenedFile } from './open-export.ts';
import { optionFor, sideFilesOf, type SideFiles, type SideOption } from './side-files.ts';
import type { SortedPart } from './sort-parts.ts';
import { worthOpening } from './worth-opening.ts';

/** Files of the folder that are opened. */
const lookLimit = 200;

/** Side files beside an export, with what lets go of them. */
interface Beside {
  readonly parts: readonly SortedPart<OpenedFile>[];
  readonly close: () => void;
}

/** What was given. */
interface GivenExport {
  readonly paths: readonly string[];
  readonly encoding: Encoding;
  readonly parts: readonly SortedPart<OpenedFile>[];
}

/**
 * Looks for side files that a single given file lacks among those that lie in its folder. What is used is said; where
 * two files could be the one that is lacking, neither is used, and that is said.
 */
export async function findBeside(
  format: FormatReader,
  { paths, encoding, parts }: GivenExport,
  issues: IssueLog,
): Promise<Beside> {
  const sides = sideFilesOf(format.id);
  const records = parts.find(({ part }) => part === 'records')?.file;
  const isOneFile = paths.length === 1 && records?.source.path === paths[0];
  if (!sides || !records || !isOneFile || !sides.isNeeded(await records.head()))
    return { parts: [], close: () => undefined };
  const has = new Set<string | undefined>();
  for (const { file, part } of parts)
    if (part === 'side') has.add(sides.kindOf(await file.head(), file.name));
  const look = new Look({ format, sides, records, encoding });
  await look.through(has, issues);
  return {
    parts: look.choose(issues).map((file) => ({ file, part: 'side' as const })),
    close: look.close,
  };
}

/** One look at the folder of a file. */
class Look {
  private readonly byKind = new Map<string, OpenedFile[]>();
  private readonly opened: OpenedExport[] = [];

  constructor(
    private readonly of: {
      readonly format: FormatReader;
      readonly sides: SideFiles;
      readonly records: OpenedFile;
      readonly encoding: Encoding;
    },
  ) {}

  readonly close = (): void => {
    for (const { close } of this.opened) close();
  };

  /** @param has - kinds that are not looked for */
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
      const worth = await worthOpening(place);
      if (worth === 'yes') await this.at(place, has);
      else if (worth === 'too_large') reportLargeFile(other, issues);
    }
    if (worthALook.length > lookLimit) reportManyFiles(worthALook.length, name, issues);
  }

  /** The files of which there is one of a kind. */
  choose(issues: IssueLog): OpenedFile[] {
    return [...this.byKind].flatMap(([kind, alike]) => {
      const [only, second] = alike;
      if (!only) return [];
      if (second) reportUnclear(alike, optionFor(this.of.sides, kind), issues);
      else reportFound(only, issues);
      return second ? [] : [only];
    });
  }

  private couldBe(other: string): boolean {
    const { sides, records } = this.of;
    const isLikeRecords = kindOfName(other) === kindOfName(records.source.name);
    return !isLikeRecords && sides.couldBe(other) && sides.belongs(other, records.name);
  }

  private async at(place: string, has: ReadonlySet<string | undefined>): Promise<void> {
    const opened = await openPaths([{ path: place, by: 'beside' }], this.of.encoding).catch(
      refusedFile,
    );
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
    const isOfIt = isSide && this.of.sides.belongs(file.name, this.of.records.name);
    return isOfIt ? this.of.sides.kindOf(head, file.name) : undefined;
  }
}

/** A file beside the export that cannot be opened is no side file: nobody asked for it. */
function refusedFile(error: unknown): undefined {
  if (error instanceof CvrFileError) return undefined;
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

function reportUnclear(alike: readonly OpenedFile[], option: SideOption, issues: IssueLog): void {
  const [first] = alike;
  const names = alike.slice(0, 5).map(({ name }) => quoteValue(name));
  issues.add({
    severity: 'warning',
    code: 'side_file_unclear',
    message: `${names.join(' and ')} lie in the same folder, and each could be the side file that is lacking: none of them was used; name one with --${option}`,
    place: { file: first?.name ?? '' },
  });
}

function reportLargeFile(file: string, issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'side_files_not_looked_for',
    message:
      'the file lies in the same folder, but is large and packed, and was not looked at; if it is a side file, name it with --manifest, --precincts or --ballots',
    place: { file },
  });
}

function reportManyFiles(count: number, file: string, issues: IssueLog): void {
  issues.add({
    severity: 'assumption',
    code: 'side_files_not_looked_for',
    message: `the folder has ${count} files that could be side files: the first ${lookLimit} were looked at; name others with --manifest, --precincts or --ballots`,
    place: { file },
  });
}
