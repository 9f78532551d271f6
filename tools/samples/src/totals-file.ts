import { at } from './at.ts';
import type { ContestPairs } from './known-totals.ts';
import type { ContestResult, CountedElection, CrossRow } from './results.ts';

/** A cross table as a totals file holds it, by names. */
export interface TotalsFileTable {
  readonly source_contest: string;
  readonly source_choice: string;
  readonly compare_contest: string;
  readonly total_matching_voters: number;
  readonly distribution: readonly CrossRow[];
}

/** What stands in a `.totals.json`: results by construction. */
export interface TotalsFile {
  readonly election: string;
  readonly election_date: string;
  readonly records: number;
  readonly contests: readonly {
    readonly name: string;
    readonly vote_for: number;
    readonly rank_limit: number;
    readonly records: number;
    readonly undervotes: number;
    readonly overvotes: number;
    readonly undervoted_records: number;
    readonly overvoted_records: number;
    readonly choices: ContestResult['choices'];
  }[];
  readonly cross_tables: readonly TotalsFileTable[];
}

/** Brings counted totals into the form of a totals file, with one table for each choice of each pair's source. */
export function totalsFile(
  election: { readonly name: string; readonly date: string },
  totals: CountedElection,
  pairs: Exclude<ContestPairs, 'all'>,
): TotalsFile {
  return {
    election: election.name,
    election_date: election.date,
    records: totals.records,
    contests: totals.contests.map((contest) => ({
      name: contest.name,
      vote_for: contest.voteFor,
      rank_limit: contest.rankLimit,
      records: contest.records,
      undervotes: contest.undervotes,
      overvotes: contest.overvotes,
      undervoted_records: contest.undervotedRecords,
      overvoted_records: contest.overvotedRecords,
      choices: contest.choices,
    })),
    cross_tables: pairs.flatMap(([source, compared]) =>
      at(totals.contests, source).choices.map((choice, index) => {
        const table = totals.cross(source, index, compared);
        return {
          source_contest: at(totals.contests, source).name,
          source_choice: choice.name,
          compare_contest: at(totals.contests, compared).name,
          total_matching_voters: table.total,
          distribution: table.rows,
        };
      }),
    ),
  };
}
