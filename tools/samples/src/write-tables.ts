import { at } from './at.ts';
import { csvRow, quoteIfNeeded } from './csv-text.ts';
import type { CastVoteRecord, Contest, Election, SampleElection, Selection } from './election.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

/** Stands between the choices of one cell; no name of a sample holds it. */
const joiner = ' // ';
const leading = ['id', 'area', 'style'];
const leadingMap = { record: 'id', attributes: { precinct: 'area', ballotStyle: 'style' } };

const headingOf = (contest: number) => `contest ${contest + 1}`;
const rankHeading = (contest: number, rank: number) => `${headingOf(contest)}, ${rank}`;

/**
 * Writes an election as a table that needs a map of its columns: one row a record, in each cell the names of the choices
 * of one contest, or of one rank of it.
 */
export function* writeNameTable(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'table.csv', chunks: inChunks(nameRows(sample)) };
}

/** The map of such a table. */
export function nameTableMap({ contests }: Election): object {
  return {
    ...leadingMap,
    contests: contests.map(({ name, voteFor, rankLimit }, contest) => {
      const common = { name: foldName(name), joiner };
      if (rankLimit === 0) return { ...common, voteFor, votes: headingOf(contest) };
      return { ...common, ranks: ranksOf(rankLimit).map((rank) => rankHeading(contest, rank)) };
    }),
  };
}

function* nameRows({ election, records }: SampleElection): Generator<string, void> {
  const headings = election.contests.flatMap(({ rankLimit }, contest) =>
    rankLimit === 0
      ? [headingOf(contest)]
      : ranksOf(rankLimit).map((rank) => rankHeading(contest, rank)),
  );
  yield csvRow([...leading, ...headings]);
  yield* ballotRows({ election, records }, nameCells);
}

/** The cells of a contest: one, or one for each rank. */
function nameCells(contest: Contest, selection: Selection | undefined): string[] {
  const { choices, rankLimit } = contest;
  const named = (rank: number) =>
    (selection ?? [])
      .filter((mark) => mark.rank === rank)
      .map(({ choice }) => foldName(at(choices, choice).name))
      .join(joiner);
  const cells = rankLimit === 0 ? [named(0)] : ranksOf(rankLimit).map(named);
  return selection?.length === 0 ? ['undervote', ...cells.slice(1)] : cells;
}

/**
 * Writes an election as a table that needs a map of its columns: one row a record, one column a choice, with an x for a
 * mark. The names of the contests stand over their first columns, below a title.
 */
export function* writeMarkTable(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'table.csv', chunks: inChunks(markRows(sample)) };
}

/** The map of such a table. */
export function markTableMap({ contests }: Election): object {
  return {
    ...leadingMap,
    headings: { line: 2, rows: 2 },
    words: { x: 'mark', '-': 'no mark' },
    contests: contests.map(({ name, voteFor, choices }, contest) => ({
      name: foldName(name),
      voteFor,
      marks: choices.map(({ name: choice, party }) => ({
        column: `${headingOf(contest)} | ${foldName(choice)}`,
        ...(party === '' ? {} : { party }),
      })),
    })),
  };
}

function* markRows({ election, records }: SampleElection): Generator<string, void> {
  const { contests } = election;
  yield csvRow(['Ballots of the election']);
  yield csvRow([
    ...leading.map(() => ''),
    ...contests.flatMap(({ choices }, contest) =>
      choices.map((_choice, place) => (place === 0 ? headingOf(contest) : '')),
    ),
  ]);
  yield csvRow([
    ...leading,
    ...contests.flatMap(({ choices }) => choices.map(({ name }) => foldName(name))),
  ]);
  yield* ballotRows({ election, records }, ({ choices }, selection) =>
    choices.map((_choice, place) => {
      if (selection === undefined) return '';
      return selection.some(({ choice }) => choice === place) ? 'x' : '-';
    }),
  );
}

function* ballotRows(
  { election, records }: SampleElection,
  cellsOf: (contest: Contest, selection: Selection | undefined) => readonly string[],
): Generator<string, void> {
  const cells = election.contests.map((contest) =>
    rememberBySelection((selection) =>
      cellsOf(contest, selection)
        .map((cell) => `,${quoteIfNeeded(cell)}`)
        .join(''),
    ),
  );
  let number = 0;
  for (const record of records()) {
    number += 1;
    const marks = cells.map((cell, index) => cell(record.selections[index]));
    yield `${leadingCells(election, record, number)}${marks.join('')}\r\n`;
  }
}

function leadingCells(election: Election, record: CastVoteRecord, number: number): string {
  const precinct = at(election.precincts, record.precinct).name;
  const style = at(election.ballotStyles, record.ballotStyle).name;
  return [String(number), precinct, style].map(quoteIfNeeded).join();
}

const ranksOf = (limit: number) => Array.from({ length: limit }, (_, index) => index + 1);
