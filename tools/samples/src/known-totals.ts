import { at } from './at.ts';
import { countMarks } from './count-marks.ts';
import { crossRows } from './cross-rows.ts';
import type { CastVoteRecord, Contest, Election } from './election.ts';
import { foldName } from './fold-name.ts';
import type { ContestResult, CountedElection, CrossTable } from './results.ts';

/** Contests to cross, as pairs of indexes (source, compared). */
export type ContestPairs = 'all' | readonly (readonly [source: number, compared: number])[];

/** Counts totals by construction while records pass by. */
export interface KnownTotalsCounter {
  readonly add: (record: CastVoteRecord) => void;
  /** The totals of the records added so far. `cross` throws for a pair that was not asked for. */
  readonly result: () => CountedElection;
}

/**
 * Counts an election from its marks by the rules, independently of any file format.
 *
 * @param pairs - which cross tables to keep; time and memory grow with their number
 */
export function createKnownTotals(
  election: Election,
  pairs: ContestPairs = 'all',
): KnownTotalsCounter {
  const indexes = election.contests.map((_contest, index) => index);
  const wanted =
    pairs === 'all' ? indexes.flatMap((s) => indexes.map((t) => [s, t] as const)) : pairs;
  const counts = election.contests.map(emptyCounts);
  const tables = new Map(
    wanted.map(([source, compared]) => [
      `${source}/${compared}`,
      at(election.contests, source).choices.map(() => new Map<string, number>()),
    ]),
  );
  let records = 0;

  function add(record: CastVoteRecord): void {
    records += 1;
    const counted = election.contests.map((contest, index) => {
      const selection = record.selections[index];
      return selection && countMarks(contest, selection);
    });
    counted.forEach((selection, index) => {
      const count = at(counts, index);
      if (selection === undefined) return;
      count.records += 1;
      if (selection.state === 'undervote') count.undervotedRecords += 1;
      if (selection.state === 'overvote') count.overvotedRecords += 1;
      for (const choice of selection.votes) count.votes[choice] = at(count.votes, choice) + 1;
      for (const choice of new Set(selection.votes)) {
        count.recordsOf[choice] = at(count.recordsOf, choice) + 1;
      }
    });
    for (const [source, compared] of wanted) {
      const table = tables.get(`${source}/${compared}`);
      const seen = counted[compared];
      const keys: Iterable<string> =
        seen === undefined
          ? ['NOT_ON_BALLOT']
          : seen.state === 'counted'
            ? new Set(seen.votes.map(String))
            : [seen.state.toUpperCase()];
      for (const choice of new Set(counted[source]?.votes)) {
        const row = table?.[choice];
        for (const key of keys) row?.set(key, (row.get(key) ?? 0) + 1);
      }
    }
  }

  function cross(source: number, choice: number, compared: number): CrossTable {
    const table = tables.get(`${source}/${compared}`);
    if (table === undefined) throw new RangeError(`pair ${source}/${compared} was not counted`);
    const row = at(table, choice);
    const total = at(at(counts, source).recordsOf, choice);
    const names = at(election.contests, compared).choices.map(({ name }) => foldName(name));
    return {
      total,
      rows: crossRows(
        total,
        names.map((name, index) => [name, row.get(String(index)) ?? 0]),
        ['UNDERVOTE', 'OVERVOTE', 'NOT_ON_BALLOT'].map((name) => [name, row.get(name) ?? 0]),
      ),
    };
  }

  return {
    add,
    result: () => ({
      records,
      contests: election.contests.map((contest, index) => resultOf(contest, at(counts, index))),
      cross,
    }),
  };
}

/** Counts all the records of an election at once. */
export function knownTotals(
  election: Election,
  records: Iterable<CastVoteRecord>,
  pairs: ContestPairs = 'all',
): CountedElection {
  const counter = createKnownTotals(election, pairs);
  for (const record of records) counter.add(record);
  return counter.result();
}

type ContestCounts = ReturnType<typeof emptyCounts>;

function emptyCounts(contest: Contest) {
  return {
    records: 0,
    undervotedRecords: 0,
    overvotedRecords: 0,
    votes: contest.choices.map(() => 0),
    recordsOf: contest.choices.map(() => 0),
  };
}

function resultOf(contest: Contest, counts: ContestCounts): ContestResult {
  const each = contest.rankLimit > 0 ? 1 : contest.voteFor;
  const votes = counts.votes.reduce((sum, count) => sum + count, 0);
  return {
    name: foldName(contest.name),
    voteFor: contest.voteFor,
    rankLimit: contest.rankLimit,
    choices: contest.choices.map(({ name }, index) => ({
      name: foldName(name),
      votes: at(counts.votes, index),
    })),
    records: counts.records,
    undervotes: each * (counts.records - counts.overvotedRecords) - votes,
    overvotes: each * counts.overvotedRecords,
    undervotedRecords: counts.undervotedRecords,
    overvotedRecords: counts.overvotedRecords,
  };
}
