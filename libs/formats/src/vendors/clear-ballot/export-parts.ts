import { FileError, type ExportFile, firstRow, type IssueLog } from '@crossvote/opening';
import { isLegacyHeader } from './file-layout.ts';
import { loadNameTables, sideKindOf, type NameTables, type SideKind } from './name-tables.ts';
import { partOf } from './recognise.ts';

/** A file of cards, and the tables of names for it. */
export interface CardFile {
  readonly file: ExportFile;
  readonly tables: NameTables | undefined;
}

type SideFiles = ReadonlyMap<SideKind, readonly ExportFile[]>;

/**
 * Sorts the files of an export into cards and side files.
 *
 * @throws FileError when there is no file of cards, or a file lacks its side files
 */
export async function readParts(
  files: readonly ExportFile[],
  issues: IssueLog,
): Promise<CardFile[]> {
  const cards: { file: ExportFile; isLegacy: boolean }[] = [];
  const sides = new Map<SideKind, ExportFile[]>();
  const strangers: ExportFile[] = [];
  for (const file of files) {
    const headings = firstRow(await file.head());
    const kind = sideKindOf(headings);
    if (kind) sides.set(kind, [...(sides.get(kind) ?? []), file]);
    else if (partOf(headings) === 'records')
      cards.push({ file, isLegacy: isLegacyHeader(headings) });
    else strangers.push(file);
  }
  if (cards.length === 0)
    throw new FileError(
      'no_records_file',
      'no file begins with RowNumber and has headings such as Choice_1_1:Contest:Vote For 1:Choice:Party, or with BallotID and Choice_1_1; give the .cvr.csv file of the export',
      { file: files[0]?.name ?? '' },
    );
  reportStrangers(strangers, issues);
  const result: CardFile[] = [];
  for (const { file, isLegacy } of cards)
    result.push({ file, tables: isLegacy ? await tablesOf(file, sides, issues) : undefined });
  return result;
}

function reportStrangers(strangers: readonly ExportFile[], issues: IssueLog): void {
  const [first] = strangers;
  if (!first) return;
  issues.add({
    severity: 'warning',
    code: 'files_passed_over',
    message: `${strangers.length} files are neither cards nor side files of a Clear Ballot export, and were passed over; this is the first`,
    place: { file: first.name },
  });
}

async function tablesOf(
  cards: ExportFile,
  sides: SideFiles,
  issues: IssueLog,
): Promise<NameTables> {
  const found = new Map<SideKind, ExportFile>();
  for (const [kind, files] of sides) {
    const [only, ...others] = files;
    const file =
      others.length === 0
        ? only
        : files.find(({ name }) => prefixOf(name) === prefixOf(cards.name));
    if (file) found.set(kind, file);
  }
  for (const kind of ['choices', 'contests'] as const) {
    if (!found.has(kind))
      throw new FileError(
        'side_file_missing',
        `the names of its ${kind} stand in a file of their own (${prefixOf(cards.name)}.${kind}.csv); give it together with this one`,
        { file: cards.name },
      );
  }
  return loadNameTables(found, issues);
}

/** The beginning of file names that the files of one legacy export share. */
const prefixOf = (name: string) =>
  name.replace(/\.(cvr|choices|contests|parties|precincts)?(\.csv)?(\.gz)?$/i, '');
