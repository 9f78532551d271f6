import { at } from './at.ts';
import { csvRow, quoteIfNeeded } from './csv-text.ts';
import type { Contest, SampleElection, Selection } from './election.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

/** Writes an election as a long table: one row a record, contest and vote, or a word where nothing counts. */
export function* writeLongCsv(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'votes.csv', chunks: inChunks(rows(sample)) };
}

function* rows({ election, records }: SampleElection): Generator<string, void> {
  yield csvRow(['cvrNumber', 'precinct', 'ballotStyle', 'contest', 'candidate', 'rank']);
  const endings = election.contests.map((contest) =>
    rememberBySelection((selection) => contestRows(contest, selection)),
  );
  let number = 0;
  for (const record of records()) {
    if (record.selections.every((selection) => selection === undefined)) continue;
    number += 1;
    const precinct = quoteIfNeeded(at(election.precincts, record.precinct).name);
    const style = quoteIfNeeded(at(election.ballotStyles, record.ballotStyle).name);
    const leading = `${number},${precinct},${style},`;
    for (const [index, selection] of record.selections.entries()) {
      for (const ending of at(endings, index)(selection)) yield leading + ending;
    }
  }
}

/** Contest, candidate and rank of each vote; the marks of an overvote are not in them. */
function contestRows(contest: Contest, selection: Selection | undefined): string[] {
  if (selection === undefined) return [];
  const name = foldName(contest.name);
  if (selection.length === 0) return [csvRow([name, 'undervote', ''])];
  if (contest.rankLimit === 0 && selection.length > contest.voteFor) {
    return [csvRow([name, 'overvote', ''])];
  }
  return selection.map(({ choice, rank }) =>
    csvRow([name, foldName(at(contest.choices, choice).name), rank > 0 ? rank : '']),
  );
}
