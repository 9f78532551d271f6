import { FileError, firstRows, quoteValue, type Recognition } from '@crossvote/opening';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { FormatReader, ReadOptions } from '../../format-reader.ts';
import { isCvrNumber } from '../../words/column-roles.ts';
import { parseContestTitle } from './contest-title.ts';
import { ContestBook } from './contest-book.ts';
import type { FileContext, FileSummary } from './file-reading.ts';
import { hasHeadings, headerOf, type Header } from './header-shape.ts';
import { isHybridHeader } from './hybrid-header.ts';
import { withOneHeaderRow } from './one-header-row.ts';
import { readFile } from './read-file.ts';
import { dominionPieces } from './pieces/piece-reader.ts';

/** Header rows that an export has at most, with one of column numbers on top of them. */
const sampledRows = 5;

/** The header as the first rows have it; the first four rows as the vendor's where they make none. */
function headerIn(
  rows: readonly (readonly string[])[],
): Pick<Header, 'election' | 'titles' | 'headings'> {
  const numbered = rows.map((cells, place) => ({ line: place + 1, cells }));
  for (let count = 2; count <= numbered.length; count += 1) {
    const header = headerOf(numbered.slice(0, count));
    if (header) return header;
  }
  const [election = [], titles = [], , headings = []] = rows;
  return { election, titles: { line: 2, cells: titles }, headings: { line: 4, cells: headings } };
}

/** Any two of the tests are enough: an export may lack any one of them. */
function recognise(head: Buffer): Recognition {
  const rows = firstRows(head, sampledRows);
  const { election, titles, headings } = headerIn(rows);
  const named = titles.cells.filter((cell) => cell.trim() !== '');
  const metadataColumns = titles.cells.findIndex((cell) => cell.trim() !== '');
  const isHeaded = hasHeadings(headings, metadataColumns);
  const tests: readonly (readonly [boolean, string])[] = [
    [
      /^\s*\d+\.\d+\.\d+(\.\d+)?\s*$/.test(election[1] ?? ''),
      'the second cell of row 1 is a software version such as 5.11.3.1',
    ],
    [isHeaded || isCvrNumber(headings.cells[0] ?? ''), 'row 4 begins with CvrNumber'],
    [
      named.some((title) => parseContestTitle(title).voteFor !== undefined),
      'the contest titles of row 2 end in (Vote For=N) or (Number of positions=N, Number of ranks=N)',
    ],
    // Some tools leave the titles and the version bare, but keep the shape of the header.
    [
      metadataColumns > 0 && (isHeaded || (election[0] ?? '').trim() !== ''),
      'row 2 is empty above the metadata columns',
    ],
  ];
  // Named as one of this format, so that reading it says what is missing.
  if (isHybridHeader(rows[0] ?? []))
    return {
      matched: ['the only header row begins with RowNumber, and has Tabulator and BoxID'],
      missed: ['there are contest titles'],
      part: 'records',
    };
  const matched = tests.filter(([holds]) => holds).map(([, words]) => words);
  const missed = tests.filter(([holds]) => !holds).map(([, words]) => words);
  return { matched, missed, part: matched.length >= 2 ? 'records' : 'none' };
}

/**
 * Reads the files of one Dominion CSV export, streaming.
 *
 * @param options.reference - sends every record through csv-parse; for tests
 */
export async function readDominionCsv(
  files: Parameters<FormatReader['read']>[0],
  sink: FileContext['sink'],
  issues: FileContext['issues'],
  {
    contests: ofFiles = new ContestsOfFiles(),
    ...options
  }: Pick<FileContext, 'reference'> & ReadOptions = {},
): ReturnType<FormatReader['read']> {
  const contests = new ContestBook(sink, ofFiles);
  const summaries: FileSummary[] = [];
  for (const file of files) {
    const summary = await readFile(file, { sink, issues, contests, ...options });
    reportElection(file.name, summary, summaries, issues);
    summaries.push(summary);
  }
  if (files.length === 0) throw new FileError('no_file', 'no file was given', { file: '' });
  for (const [at, { aggregates }] of summaries.entries())
    aggregates?.store(sink, files[at]?.name ?? '');
  contests.settle();
  const [stored, refused] = [sumOf(summaries, 'stored'), sumOf(summaries, 'refused')];
  return {
    electionName: firstOf(summaries, 'electionName'),
    softwareVersion: firstOf(summaries, 'softwareVersion'),
    recordsRead: stored + refused,
    recordsStored: stored,
    recordsRefused: refused,
  };
}

function sumOf(summaries: readonly FileSummary[], key: 'stored' | 'refused'): number {
  return summaries.reduce((sum, summary) => sum + summary[key], 0);
}

/** The first that a file says. */
function firstOf(
  summaries: readonly FileSummary[],
  key: 'electionName' | 'softwareVersion',
): string {
  return summaries.map((summary) => summary[key]).find((text) => text !== '') ?? '';
}

function reportElection(
  file: string,
  { electionName }: FileSummary,
  before: readonly FileSummary[],
  issues: FileContext['issues'],
): void {
  const known = firstOf(before, 'electionName');
  if (known === '' || electionName === '' || electionName === known) return;
  issues.add({
    severity: 'warning',
    code: 'election_differs',
    message: `names the election ${quoteValue(electionName)}; the first file names it ${quoteValue(known)}: make sure that both are one election`,
    place: { file, line: 1 },
  });
}

/** The flat CSV export of Dominion Democracy Suite. */
export const dominionCsv: FormatReader = {
  id: 'dominion-csv',
  title: 'Dominion CSV',
  description: 'Four header rows, then one row a card and one column a choice (CVR_Export_*.csv)',
  recognise,
  identities: 'dominion',
  pieces: dominionPieces,
  otherKinds: [withOneHeaderRow],
  read: readDominionCsv,
};
