import { crossRows } from './cross-rows.ts';
import type { NaiveSelection } from './naive-selection.ts';
import type { ContestResult, CrossTable } from './results.ts';

/** A contest as the files name it; `choices` grows while further files are read. */
export interface NaiveContest {
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: string[];
}

/** The selections of each record by contest; nothing at a contest that the record's file has not. */
export type NaiveRecords = readonly (readonly (NaiveSelection | undefined)[])[];

/** Adds up one contest over all records. */
export function countNaiveContest(
  contest: NaiveContest,
  index: number,
  records: NaiveRecords,
): ContestResult {
  const votes = contest.choices.map(() => 0);
  const result = {
    records: 0,
    undervotes: 0,
    overvotes: 0,
    undervotedRecords: 0,
    overvotedRecords: 0,
  };
  const allowed = contest.rankLimit > 0 ? 1 : contest.voteFor;
  for (const record of records) {
    const selection = record[index];
    if (selection === undefined || selection.state === 'NOT_ON_BALLOT') continue;
    result.records += 1;
    if (selection.state === 'UNDERVOTE') {
      result.undervotedRecords += 1;
      result.undervotes += allowed;
    } else if (selection.state === 'OVERVOTE') {
      result.overvotedRecords += 1;
      result.overvotes += allowed;
    } else {
      result.undervotes += allowed - selection.votes.length;
      for (const choice of selection.votes) votes[choice] = (votes[choice] ?? 0) + 1;
    }
  }
  const choices = contest.choices.map((name, choice) => ({ name, votes: votes[choice] ?? 0 }));
  return { ...contest, choices, ...result };
}

/** Goes over all records once for one cross table. */
export function crossNaiveContests(
  records: NaiveRecords,
  source: number,
  choice: number,
  compared: number,
  names: readonly string[],
): CrossTable {
  const counts = names.map(() => 0);
  const special = { UNDERVOTE: 0, OVERVOTE: 0, NOT_ON_BALLOT: 0 };
  let total = 0;
  for (const record of records) {
    const voted = record[source];
    if (voted?.state !== 'counted' || !voted.votes.includes(choice)) continue;
    total += 1;
    const other = record[compared] ?? { state: 'NOT_ON_BALLOT' };
    if (other.state !== 'counted') special[other.state] += 1;
    else for (const one of new Set(other.votes)) counts[one] = (counts[one] ?? 0) + 1;
  }
  return {
    total,
    rows: crossRows(
      total,
      names.map((name, index) => [name, counts[index] ?? 0]),
      Object.entries(special),
    ),
  };
}
