import {
  knownTotals,
  type CrossRow,
  type Mark,
  type SampleElection,
  type Selection,
} from '@crossvote/samples';
import { plainContests } from './plain-dataset.ts';
import type { ReadResult } from './read-text.ts';

/** What one contest came to. Choices without votes are left out: some layouts cannot name them. */
export interface NamedTotals {
  readonly records: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly undervotes: number;
  readonly overvotes: number;
  readonly votes: Readonly<Record<string, number>>;
  /** By choice and compared contest: how many records, and where they went. */
  readonly cross: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Totals of an election by the names of its contests; those on no record are left out. */
export function totalsOf(sample: SampleElection): Readonly<Record<string, NamedTotals>> {
  const totals = knownTotals(sample.election, sample.records());
  const used = totals.contests.flatMap((contest, index) =>
    contest.records > 0 ? [{ contest, index }] : [],
  );
  return Object.fromEntries(
    used.map(({ contest, index }) => {
      const { records, undervotedRecords, overvotedRecords, undervotes, overvotes } = contest;
      const voted = contest.choices
        .map((choice, place) => ({ ...choice, place }))
        .filter(({ votes }) => votes > 0);
      const cross = voted.flatMap(({ name, place }) =>
        used.map(({ contest: other, index: compared }) => {
          const table = totals.cross(index, place, compared);
          const key = `${name} of ${table.total}, by ${other.name}`;
          return [key, rowsOf(table.rows)] as const;
        }),
      );
      return [
        contest.name,
        {
          ...{ records, undervotedRecords, overvotedRecords, undervotes, overvotes },
          votes: Object.fromEntries(voted.map(({ name, votes }) => [name, votes])),
          cross: Object.fromEntries(cross),
        },
      ];
    }),
  );
}

function rowsOf(rows: readonly CrossRow[]): Record<string, number> {
  const filled = rows.filter(({ count }) => count > 0);
  return Object.fromEntries(filled.map(({ choice, count }) => [choice, count]));
}

/** What a reader gave, counted in the same way; an overvote that the export declares counts as one. */
export function totalsRead(result: ReadResult): Readonly<Record<string, NamedTotals>> {
  const contests = plainContests(result);
  const records = result.records.map(({ selections }) => ({
    ...{ ballotNumber: 1, ballotStyle: 0, card: 0, precinct: 0 },
    ...{ tabulator: 0, batch: 1, numberInBatch: 1 },
    selections: contests.map(({ voteFor, rankLimit }, index): Selection | undefined => {
      const selection = selections.get(index);
      if (selection?.declared !== 'overvoted') return selection?.marks;
      return anyOvervote(voteFor, rankLimit);
    }),
  }));
  const parts = { ballotStyles: [], precincts: [], countingGroups: [], tabulators: [] };
  const election = { name: '', date: '', contests, ...parts };
  return totalsOf({ election, records: () => records });
}

/** Marks that count for nothing in a contest. */
export function anyOvervote(voteFor: number, rankLimit: number): Mark[] {
  if (rankLimit > 0) return Array<Mark>(2).fill({ choice: 0, rank: 1 });
  return Array<Mark>(voteFor + 1).fill({ choice: 0, rank: 0 });
}
