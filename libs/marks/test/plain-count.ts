import type { Selection } from '@crossvote/election';
import { specialRows, type ContestTally } from '../src/index.ts';
import type { TestContest, TestDataset } from './any-dataset.ts';

type Special = (typeof specialRows)[number];

/** What counts on one record, directly from the rules: choices with repetition, or the reason why nothing counts. */
export function plainVotes(
  selection: Selection | undefined,
  contest: TestContest,
): number[] | Special {
  if (!selection) return 'NOT_ON_BALLOT';
  if (selection.declared === 'redacted') return 'REDACTED';
  if (selection.declared === 'overvoted') return 'OVERVOTE';
  for (let rank = 1; rank <= contest.rankLimit; rank += 1) {
    const here = selection.marks.filter((mark) => mark.rank === rank);
    if (here.length === 1) return here.map(({ choice }) => choice);
    if (here.length > 1) return 'OVERVOTE';
  }
  if (contest.rankLimit > 0 || selection.marks.length === 0) return 'UNDERVOTE';
  if (selection.marks.length > contest.voteFor) return 'OVERVOTE';
  return selection.marks.map(({ choice }) => choice);
}

/** Places of a record in a cross table: choices first, then the special rows. */
function plainPlaces(selection: Selection | undefined, contest: TestContest): number[] {
  const votes = plainVotes(selection, contest);
  return typeof votes === 'string'
    ? [contest.choiceCount + specialRows.indexOf(votes)]
    : [...new Set(votes)];
}

/** The cross table of two contests, record by record. */
export function plainCross(
  { contests, records }: TestDataset,
  first: number,
  second: number,
): number[][] {
  const a = contests[first]!;
  const b = contests[second]!;
  const table = Array.from({ length: a.choiceCount + 4 }, () =>
    Array<number>(b.choiceCount + 4).fill(0),
  );
  for (const record of records)
    for (const row of plainPlaces(record[first], a))
      for (const column of plainPlaces(record[second], b)) table[row]![column]! += 1;
  return table;
}

/** The results of one contest, record by record. */
export function plainTally({ contests, records }: TestDataset, contest: number): ContestTally {
  const rule = contests[contest]!;
  const each = rule.rankLimit > 0 ? 1 : rule.voteFor;
  const votes = Array<number>(rule.choiceCount).fill(0);
  const tally = {
    records: 0,
    undervotes: 0,
    overvotes: 0,
    undervotedRecords: 0,
    overvotedRecords: 0,
    redactedRecords: 0,
  };
  for (const record of records) {
    const counted = plainVotes(record[contest], rule);
    if (counted === 'NOT_ON_BALLOT') continue;
    tally.records += 1;
    if (counted === 'REDACTED') tally.redactedRecords += 1;
    else if (counted === 'OVERVOTE') {
      tally.overvotedRecords += 1;
      tally.overvotes += each;
    } else if (counted === 'UNDERVOTE') {
      tally.undervotedRecords += 1;
      tally.undervotes += each;
    } else {
      tally.undervotes += each - counted.length;
      for (const choice of counted) votes[choice]! += 1;
    }
  }
  return { ...tally, votes };
}
