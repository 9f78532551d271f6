import { at } from './at.ts';
import { csvRow, quoteIfNeeded } from './csv-text.ts';
import type { CastVoteRecord, Contest, Election, SampleElection, Selection } from './election.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

const leadingHeadings = ['record', 'precinct', 'ballot_style'];

/** Writes an election as a Crossvote CSV of one record a row, contests defined above the records. */
export function* writeCrossvoteWide(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'wide.csv', chunks: inChunks(wideRows(sample)) };
}

/** Writes an election as a Crossvote CSV of one mark a row, contests defined above the records. */
export function* writeCrossvoteLong(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'long.csv', chunks: inChunks(longRows(sample)) };
}

/** What is said of each contest, in the order of the election. */
const definitions: Readonly<Record<string, (contest: Contest) => string>> = {
  '#vote_for': ({ voteFor }) => String(voteFor),
  '#rank_limit': ({ rankLimit }) => String(rankLimit),
  '#choices': ({ choices }) => choices.map(({ name }) => choiceText(name)).join('|'),
  '#parties': ({ choices }) => choices.map(({ party }) => party).join('|'),
  '#write_ins': ({ choices }) => choices.map(({ isWriteIn }) => (isWriteIn ? 'yes' : '')).join('|'),
};

function* wideRows({ election, records }: SampleElection): Generator<string, void> {
  const { contests } = election;
  yield csvRow([...leadingHeadings, ...contests.map(({ name }) => foldName(name))]);
  yield csvRow(['#election', election.name, '', ...contests.map(() => '')]);
  for (const [name, define] of Object.entries(definitions)) {
    yield csvRow([name, '', '', ...contests.map(define)]);
  }
  const cells = contests.map((contest) =>
    rememberBySelection((selection) => quoteIfNeeded(wideCell(contest, selection))),
  );
  let number = 0;
  for (const record of records()) {
    number += 1;
    const marks = cells.map((cell, index) => `,${cell(record.selections[index])}`);
    yield `${leadingCells(election, record, number)}${marks.join('')}\r\n`;
  }
}

function wideCell({ choices, rankLimit }: Contest, selection: Selection | undefined): string {
  if (selection === undefined) return '';
  if (selection.length === 0) return 'UNDERVOTE';
  const named = (rank: number) =>
    selection
      .filter((mark) => mark.rank === rank)
      .map(({ choice }) => choiceText(at(choices, choice).name))
      .join('|');
  if (rankLimit === 0) return named(0);
  const last = Math.max(...selection.map(({ rank }) => rank));
  return Array.from({ length: last }, (_, index) => named(index + 1)).join('>');
}

function* longRows({ election, records }: SampleElection): Generator<string, void> {
  yield csvRow([...leadingHeadings, 'contest', 'choice', 'rank']);
  yield csvRow(['#election', '', '', '', election.name, '']);
  for (const [name, define] of Object.entries(definitions)) {
    for (const contest of election.contests) {
      yield csvRow([name, '', '', foldName(contest.name), define(contest), '']);
    }
  }
  const endings = election.contests.map((contest) =>
    rememberBySelection((selection) => longEndings(contest, selection)),
  );
  let number = 0;
  for (const record of records()) {
    number += 1;
    const leading = leadingCells(election, record, number);
    const rows = record.selections.flatMap((selection, index) => at(endings, index)(selection));
    for (const row of rows.length > 0 ? rows : [csvRow(['', '', ''])]) yield `${leading},${row}`;
  }
}

/** Contest, choice and rank of each mark. */
function longEndings({ name, choices }: Contest, selection: Selection | undefined): string[] {
  if (selection === undefined) return [];
  const contest = foldName(name);
  if (selection.length === 0) return [csvRow([contest, 'UNDERVOTE', ''])];
  return selection.map(({ choice, rank }) =>
    csvRow([contest, choiceText(at(choices, choice).name), rank > 0 ? rank : '']),
  );
}

function leadingCells(election: Election, record: CastVoteRecord, number: number): string {
  const { name: precinct } = at(election.precincts, record.precinct);
  const { name: style } = at(election.ballotStyles, record.ballotStyle);
  return `${number},${quoteIfNeeded(precinct)},${quoteIfNeeded(style)}`;
}

/** A choice as cells name it: signs that part choices have a backslash. */
function choiceText(name: string): string {
  return foldName(name).replace(/[\\|>]/gu, '\\$&');
}
