import type { ChoiceDefinition, ContestDefinition } from '../cvr-sink.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { CvrFileError, quoteValue } from '../issue.ts';
import { isUnnamedWriteIn } from '../contest-catalog.ts';
import {
  parseContestTitle,
  parseRankedChoice,
  roleOfHeading,
  type ColumnRole,
} from './column-headings.ts';

/** One choice column. */
export interface ChoiceColumn {
  readonly definition: ChoiceDefinition;
  /** Rank from 1 in a ranked contest, 0 elsewhere. */
  readonly rank: number;
}

/** Neighbouring columns with one title. */
export interface ContestColumns {
  /** Whole title, white space folded: with the occurrence, the contest's identity across files. */
  readonly title: string;
  /** 0 for the first contest with this title in the file. */
  readonly occurrence: number;
  readonly definition: ContestDefinition;
  /** Whether the title says how many may be marked. */
  readonly statesVoteFor: boolean;
  /** Place of its first column in the record. */
  readonly firstColumn: number;
  readonly columns: readonly ChoiceColumn[];
}

/** What the four header rows of one file say. */
export interface Layout {
  readonly electionName: string;
  readonly softwareVersion: string;
  /** Role of each metadata column. */
  readonly roles: readonly ColumnRole[];
  /** Headings of the metadata columns that are not stored. */
  readonly notStored: readonly string[];
  readonly contests: readonly ContestColumns[];
  /** Cells that a record must have. */
  readonly columnCount: number;
  /** Cells that a record may have: an export may end its rows with empty cells. */
  readonly widthLimit: number;
}

/** Headings of one of the sixteen known metadata columns. */
export const knownHeading =
  /^(cvrnumber|tabulator|batch|recordid|imprinted|.*countinggroup|precinct|ballot(type|style)|imagepath|session|voterflag|modified|cardinfo|pdfname|unique|votingsession)/;

/**
 * Understands the header rows.
 *
 * @param rows - election; contest titles; choices; metadata headings and parties
 * @throws CvrFileError with the line and column of what is wrong
 */
export function readLayout(file: string, rows: readonly HeaderRow[]): Layout {
  const [election, titles, choices, headings] = rows;
  if (!election || !titles || !choices || !headings) {
    const line = (rows.at(-1)?.line ?? 0) + 1;
    throw new CvrFileError(
      'header_incomplete',
      'ends within the four header rows (election, contests, choices, headings); export or copy it again',
      { file, line },
    );
  }
  const firstChoice = titles.cells.findIndex((cell) => cell.trim() !== '');
  const metadata = headings.cells
    .slice(0, Math.max(firstChoice, 0))
    .map((heading) => foldWhiteSpace(heading));
  const isHeading = (heading: string) =>
    knownHeading.test(heading.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (firstChoice < 1 || !metadata.some(isHeading)) {
    throw new CvrFileError(
      'header_row_missing',
      'the fourth header row must hold column headings such as CvrNumber, and the second the contest titles: a header row is missing or moved; export it again',
      { file, line: headings.line },
    );
  }
  const contests = readContests(file, titles, choices, headings, firstChoice);
  const last = contests.at(-1);
  const columnCount = last ? last.firstColumn + last.columns.length : firstChoice;
  const roles = metadata.map(roleOfHeading);
  const repeated = roles.findIndex(
    (role, place) => role !== 'notStored' && roles.indexOf(role) !== place,
  );
  if (repeated !== -1) {
    throw new CvrFileError(
      'heading_repeated',
      `two columns mean the same (${quoteValue(metadata[repeated] ?? '')} and ${quoteValue(metadata[roles.indexOf(roles[repeated] ?? 'notStored')] ?? '')}); rename or remove one`,
      { file, line: headings.line, column: repeated + 1 },
    );
  }
  return {
    electionName: foldWhiteSpace(election.cells[0] ?? ''),
    softwareVersion: foldWhiteSpace(election.cells[1] ?? ''),
    roles,
    notStored: metadata.filter((heading, place) => roles[place] === 'notStored' && heading !== ''),
    contests,
    columnCount,
    widthLimit: Math.max(columnCount + 1, ...rows.map(({ cells }) => cells.length)),
  };
}

/** One header row with its line. */
export interface HeaderRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function readContests(
  file: string,
  titles: HeaderRow,
  choices: HeaderRow,
  headings: HeaderRow,
  firstChoice: number,
): ContestColumns[] {
  const contests: ContestColumns[] = [];
  const occurrences = new Map<string, number>();
  const width = Math.max(titles.cells.length, choices.cells.length);
  for (let column = firstChoice; column < width;) {
    const title = foldWhiteSpace(titles.cells[column] ?? '');
    let end = column + 1;
    while (end < width && foldWhiteSpace(titles.cells[end] ?? '') === title) end += 1;
    if (title === '') {
      refuseUntitled(file, titles, choices, column, end, width);
      break;
    }
    const { name, voteFor = 1, rankLimit } = parseContestTitle(title);
    const at = { file, line: titles.line, column: column + 1 };
    if (name === '')
      throw new CvrFileError(
        'contest_without_name',
        `the contest title ${quoteValue(title)} holds no name; export it again`,
        at,
      );
    if (voteFor < 1)
      throw new CvrFileError(
        'vote_for_zero',
        `${quoteValue(title)} allows no vote; correct the title`,
        at,
      );
    const occurrence = occurrences.get(title) ?? 0;
    occurrences.set(title, occurrence + 1);
    const columns = choices.cells
      .slice(column, end)
      .map((choice, place) =>
        readChoice(
          file,
          { title, rankLimit },
          choices.line,
          column + place,
          choice,
          headings.cells[column + place] ?? '',
        ),
      );
    if (columns.length < end - column) {
      throw new CvrFileError(
        'choice_without_name',
        `${quoteValue(title)} has a column without a choice name; export it again`,
        {
          file,
          line: choices.line,
          column: column + columns.length + 1,
        },
      );
    }
    refuseRepeatedChoices(file, choices.line, column, title, columns);
    contests.push({
      title,
      occurrence,
      definition: { name, voteFor, rankLimit },
      statesVoteFor: parseContestTitle(title).voteFor !== undefined,
      firstColumn: column,
      columns,
    });
    column = end;
  }
  return contests;
}

/** Columns without a title are allowed at the end only, and empty. */
function refuseUntitled(
  file: string,
  titles: HeaderRow,
  choices: HeaderRow,
  from: number,
  end: number,
  width: number,
): void {
  const named = choices.cells.findIndex((cell, column) => column >= from && cell.trim() !== '');
  if (end < width || named !== -1) {
    throw new CvrFileError(
      'contest_without_title',
      'a choice column has no contest title above it; export it again',
      {
        file,
        line: titles.line,
        column: Math.max(named, from) + 1,
      },
    );
  }
}

function readChoice(
  file: string,
  contest: { readonly title: string; readonly rankLimit: number },
  line: number,
  column: number,
  cell: string,
  heading: string,
): ChoiceColumn {
  const at = { file, line, column: column + 1 };
  const folded = foldWhiteSpace(cell);
  const ranked = contest.rankLimit > 0 ? parseRankedChoice(folded) : undefined;
  const name = contest.rankLimit > 0 ? ranked?.name : folded;
  if (contest.rankLimit > 0 && (!ranked || ranked.rank < 1 || ranked.rank > contest.rankLimit)) {
    throw new CvrFileError(
      'choice_without_rank',
      `${quoteValue(folded)} must end in its rank, (1) to (${contest.rankLimit}), as ${quoteValue(contest.title)} is ranked`,
      at,
    );
  }
  if (!name)
    throw new CvrFileError(
      'choice_without_name',
      `${quoteValue(contest.title)} has a column without a choice name; export it again`,
      at,
    );
  const party = foldWhiteSpace(heading);
  return {
    // Some exports repeat the choice in place of a party code.
    definition: {
      name,
      party: party === folded ? '' : party,
      isWriteIn: isUnnamedWriteIn(name) || /^write[\s-]*in\b/iu.test(name),
    },
    rank: ranked?.rank ?? 0,
  };
}

/**
 * One choice twice under one title is mostly two contests with one title, which the header alone cannot
 * separate: counted as one contest, both together would look like an overvote.
 */
function refuseRepeatedChoices(
  file: string,
  line: number,
  first: number,
  title: string,
  columns: readonly ChoiceColumn[],
): void {
  const seen = new Set<string>();
  columns.forEach(({ definition: { name }, rank }, place) => {
    const key = `${rank} ${name}`;
    if (seen.has(key) && (rank > 0 || !isUnnamedWriteIn(name))) {
      throw new CvrFileError(
        'choice_repeated',
        `${quoteValue(name)} stands twice under ${quoteValue(title)}: two contests with one title cannot be told apart yet; give the second another title in row 2`,
        { file, line, column: first + place + 1 },
      );
    }
    seen.add(key);
  });
}
