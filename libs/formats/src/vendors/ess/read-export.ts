import path from 'node:path';
import { FileError, type ExportFile, type IssueLog } from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { ExportSummary, ReadOptions } from '../../format-reader.ts';
import { usualWords } from '../../words/state-words.ts';
import { BallotsFile } from './ballots-file.ts';
import { ContestBook } from './contest-book.ts';
import { countColumns } from './column-counts.ts';
import { findEvidence } from './column-evidence.ts';
import { noEvidence } from './contest-headings.ts';
import { foldedRows, kindOf, rowsAboveHeadings } from './file-headings.ts';
import { HeldIssues } from './held-issues.ts';
import { NameSurvey } from './name-survey.ts';
import { placeContests } from './place-contests.ts';
import type { VotesSource } from './layout.ts';
import { VotesFile } from './votes-file.ts';

/** The differences between the variants of the format. */
export interface Variant {
  /** Whether headings are of the form `DEM Mayor … (026916)`: party, office and code, which is no part of the name. */
  readonly isNyc: boolean;
  /** Reads a side file of the variant. @returns whether the file is one */
  readonly readSide: (file: ExportFile, rows: readonly (readonly string[])[]) => Promise<boolean>;
  /** Name of the choice in a cell. */
  readonly nameOf: (text: string, issues: IssueLog) => string;
}

/** The files of an export by their kind. */
interface SortedFiles {
  readonly votes: ExportFile[];
  readonly ballots: ExportFile[];
  readonly passedOver: ExportFile[];
  /** Rows above the headings of votes. */
  readonly rowsAbove: Map<ExportFile, number>;
}

async function sortFiles(files: readonly ExportFile[], variant: Variant): Promise<SortedFiles> {
  const sorted: SortedFiles = { votes: [], ballots: [], passedOver: [], rowsAbove: new Map() };
  for (const file of files) {
    const rows = foldedRows(await file.head());
    const kind = kindOf(rows);
    sorted.rowsAbove.set(file, rowsAboveHeadings(rows));
    if (await variant.readSide(file, rows)) continue;
    if (kind === 'ballots') sorted.ballots.push(file);
    else if (kind === 'other') sorted.passedOver.push(file);
    else sorted.votes.push(file);
  }
  return sorted;
}

function reportPassedOver(files: readonly ExportFile[], issues: IssueLog): void {
  const [first] = files;
  if (!first) return;
  issues.add({
    severity: 'warning',
    code: 'files_passed_over',
    message: `${files.length} of the files are neither votes nor ballots of this export, and were passed over; this is the first`,
    place: { file: first.name },
  });
}

function reportSheets([file]: readonly ExportFile[], issues: IssueLog): void {
  if (!file) return;
  issues.add({
    severity: 'assumption',
    code: 'cards_not_linked',
    message:
      'each row is one record: a ballot, or one sheet of it where sheets were exported apart; the export does not link sheets, so that contests of two sheets never meet',
    place: { file: file.name },
  });
}

async function sourcesOf(
  files: readonly ExportFile[],
  rowsAbove: ReadonlyMap<ExportFile, number>,
): Promise<VotesSource[]> {
  const counted = await countColumns(files, rowsAbove);
  return counted.map((columns) => ({
    ...columns,
    fallbackName: path.parse(columns.file.name).name,
    evidence: noEvidence,
  }));
}

function reportLeftOver(
  ballots: BallotsFile,
  [file]: readonly ExportFile[],
  issues: IssueLog,
): void {
  const leftOver = ballots.countLeftOver();
  if (!file || leftOver === 0) return;
  issues.add({
    severity: 'warning',
    code: 'ballots_without_record',
    message: `${leftOver} of the ballots listed have no record: a votes file may be missing`,
    place: { file: file.name },
  });
}

/**
 * Reads the files of one export in the ES&S layout, streaming.
 *
 * @throws FileError when no file has votes, or a file cannot be read
 */
export async function readEssExport(
  files: readonly ExportFile[],
  sink: CvrSink,
  log: IssueLog,
  variant: Variant,
  { pieces, words = usualWords, contests: ofFiles = new ContestsOfFiles() }: ReadOptions = {},
): Promise<ExportSummary> {
  const issues = new HeldIssues(log);
  const sorted = await sortFiles(files, variant);
  if (sorted.votes.length === 0)
    throw new FileError(
      'no_votes_file',
      'holds no votes: the first row of a votes file has Cast Vote Record among its first six headings, or begins with Precinct and 1st Choice',
      { file: files[0]?.name ?? '' },
    );
  reportPassedOver(sorted.passedOver, issues);
  reportSheets(sorted.votes, issues);
  const ballots = new BallotsFile();
  for (const file of sorted.ballots) await ballots.read(file, issues);
  const kind = { isNyc: variant.isNyc };
  const columns = await sourcesOf(sorted.votes, sorted.rowsAbove);
  const evidence = await findEvidence(columns, kind, words, issues);
  const sources = columns.map((source) => ({ ...source, evidence }));
  const survey = new NameSurvey(sources, kind);
  const nameOf = (text: string) => variant.nameOf(text, issues);
  const placed = await placeContests(sources, kind, ofFiles);
  const book = new ContestBook({ sink, issues, words, survey, nameOf, ofFiles });
  const context = { sink, issues, book, ballots, survey, placed, pieces, ...kind };
  let stored = 0;
  let refused = 0;
  for (const source of sources) {
    const read = await new VotesFile(source, context).read();
    stored += read.stored;
    refused += read.refused;
  }
  book.finish();
  reportLeftOver(ballots, sorted.ballots, issues);
  return {
    electionName: ballots.electionName,
    softwareVersion: '',
    recordsRead: stored + refused,
    recordsStored: stored,
    recordsRefused: refused,
  };
}
