import { at } from './at.ts';
import type { CastVoteRecord, Contest, Election, SampleElection, Selection } from './election.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

/** Writes an election as WinEDS text: a line for each rank of each contest, and the table of names. */
export function* writeWineds(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'ballotimage.txt', chunks: inChunks(ballotLines(sample)) };
  yield {
    name: 'masterlookup.txt',
    chunks: [windows1252([...lookupLines(sample.election)].join(''))],
  };
}

function* ballotLines({ election, records }: SampleElection): Generator<string, void> {
  const firsts = firstCandidates(election.contests);
  const endings = election.contests.map((contest, index) =>
    rememberBySelection((selection) =>
      selection === undefined ? [] : rankEndings(contest, selection, at(firsts, index)),
    ),
  );
  let voter = 0;
  for (const record of records()) {
    if (record.selections.some((selection) => selection !== undefined)) voter += 1;
    for (let contest = 0; contest < endings.length; contest += 1) {
      const middle = voterFields(election, record, voter);
      for (const ending of at(endings, contest)(record.selections[contest])) {
        yield `${digits(contest + 1, 7)}${middle}${ending}\r\n`;
      }
    }
  }
}

function voterFields(election: Election, record: CastVoteRecord, voter: number): string {
  const { number, countingGroup } = at(election.tabulators, record.tabulator);
  return (
    digits(voter, 9) +
    digits(number, 7) +
    digits(countingGroup + 1, 3) +
    digits(record.precinct + 1, 7)
  );
}

/** Rank, candidate, overvote flag, undervote flag: one text for each rank, one alone where there are no ranks. */
function rankEndings(contest: Contest, selection: Selection, first: number): string[] {
  const ranks = Math.max(1, contest.rankLimit);
  return Array.from({ length: ranks }, (_, index) => {
    const here = selection.filter(({ rank }) => Math.max(1, rank) === index + 1);
    const [mark] = here;
    const candidate = here.length === 1 && mark !== undefined ? first + mark.choice : 0;
    const flags = here.length > 1 ? '10' : here.length === 0 ? '01' : '00';
    return digits(index + 1, 3) + digits(candidate, 7) + flags;
  });
}

function* lookupLines(election: Election): Generator<string, void> {
  const firsts = firstCandidates(election.contests);
  for (const [index, { name, choices }] of election.contests.entries()) {
    yield lookupLine('Contest', index + 1, name, index + 1, 0, false);
    for (const [choice, { name: candidate, isWriteIn }] of choices.entries()) {
      const id = at(firsts, index) + choice;
      yield lookupLine('Candidate', id, candidate, choice + 1, index + 1, isWriteIn);
    }
  }
  for (const [index, { name }] of election.precincts.entries()) {
    yield lookupLine('Precinct', index + 1, name, index + 1, 0, false);
  }
  for (const [index, name] of election.countingGroups.entries()) {
    yield lookupLine('Tally Type', index + 1, name, index + 1, 0, false);
  }
}

function lookupLine(
  type: string,
  id: number,
  name: string,
  order: number,
  contest: number,
  isWriteIn: boolean,
): string {
  const description = foldName(name).slice(0, 50).padEnd(50);
  return `${type.padEnd(10)}${digits(id, 7)}${description}${digits(order, 7)}${digits(contest, 7)}${isWriteIn ? 1 : 0}0\r\n`;
}

function firstCandidates(contests: readonly Contest[]): number[] {
  let next = 101;
  return contests.map(({ choices }) => {
    const first = next;
    next += choices.length;
    return first;
  });
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** @throws RangeError for a character that Windows-1252 has not, apart from rarely used ones */
function windows1252(text: string): Buffer {
  const bytes = text.replaceAll('’', '\u0092');
  if (/[\u0100-\uffff]/u.test(bytes)) throw new RangeError('a name is not in Windows-1252');
  return Buffer.from(bytes, 'latin1');
}
