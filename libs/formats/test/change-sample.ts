import type {
  CastVoteRecord,
  Choice,
  Contest,
  Election,
  SampleElection,
  Selection,
} from '@crossvote/samples';

/** A contest in place of another, and what becomes of its selections. */
export interface ChangedContest {
  readonly contest: Contest;
  readonly marks?: (selection: Selection) => Selection;
}

/** The same election with changed contests; none is added or left out. */
export function changeContests(
  { election, records }: SampleElection,
  change: (contest: Contest, selections: readonly Selection[]) => ChangedContest,
): SampleElection {
  const all = [...records()];
  const changed = election.contests.map((contest, index) =>
    change(
      contest,
      all.flatMap(({ selections }) => (selections[index] ? [selections[index]] : [])),
    ),
  );
  const changedRecords = all.map((record) => ({
    ...record,
    selections: record.selections.map(
      (selection, index) => selection && (changed[index]!.marks?.(selection) ?? selection),
    ),
  }));
  return {
    election: { ...election, contests: changed.map(({ contest }) => contest) },
    records: () => changedRecords,
  };
}

/** The same election with some choices of a contest only, in the order given. */
export function withChoices(contest: Contest, kept: readonly Choice[]): ChangedContest {
  const places = contest.choices.map((choice) => Math.max(0, kept.indexOf(choice)));
  return {
    contest: { ...contest, choices: kept },
    marks: (selection) => selection.map((mark) => ({ ...mark, choice: places[mark.choice]! })),
  };
}

/** The same election with other records. */
export function changeRecords(
  { election, records }: SampleElection,
  change: (records: readonly CastVoteRecord[], election: Election) => CastVoteRecord[],
): SampleElection {
  const changed = change([...records()], election);
  return { election, records: () => changed };
}
