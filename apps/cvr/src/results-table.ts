import type { ContestResult, DatasetContests } from '@crossvote/analysis';
import { percentage } from '@crossvote/election';
import { tidyTable, yesOrNo, type TidyColumns, type TidyTable } from './tidy-table.ts';

/** The votes of one choice, or those that a contest did not get. */
interface CountedVotes {
  readonly dataset: DatasetContests['dataset'];
  readonly contest: ContestResult;
  /** None for undervotes and overvotes. */
  readonly choice?: ContestResult['choices'][number];
  readonly name: string;
  readonly votes: number;
}

const tidyColumns: TidyColumns<CountedVotes> = [
  ['dataset_id', ({ dataset }) => dataset.id],
  ['contest_id', ({ contest }) => contest.id],
  ['contest', ({ contest }) => contest.label],
  ['vote_for', ({ contest }) => contest.voteFor],
  ['rank_limit', ({ contest }) => contest.rankLimit],
  ['records', ({ contest }) => contest.records],
  ['redacted_records', ({ contest }) => contest.redactedRecords],
  ['choice_id', ({ choice }) => choice?.id ?? null],
  ['choice', ({ name }) => name],
  ['party', ({ choice }) => choice?.party ?? null],
  ['write_in', ({ choice }) => (choice ? yesOrNo(choice.isWriteIn) : null)],
  ['votes', ({ votes }) => votes],
  [
    'percentage',
    ({ contest, choice, votes }) => (choice ? percentage(votes, contest.votes) : null),
  ],
  ['aggregate_votes', ({ choice }) => choice?.aggregateVotes ?? null],
  ['results_status', ({ dataset }) => dataset.resultsStatus],
];

/** A row for each choice, and two for the undervotes and overvotes of each contest, which have no id. */
export function resultsTable({ dataset, contests }: DatasetContests): TidyTable {
  return tidyTable(
    tidyColumns,
    contests.flatMap((contest) => votesOf({ dataset, contest })),
  );
}

function votesOf(ofContest: Pick<CountedVotes, 'dataset' | 'contest'>): CountedVotes[] {
  const { contest } = ofContest;
  return [
    ...contest.choices.map((choice) => {
      return { ...ofContest, choice, name: choice.name, votes: choice.voteCount };
    }),
    { ...ofContest, name: 'Undervotes', votes: contest.undervotes },
    { ...ofContest, name: 'Overvotes', votes: contest.overvotes },
  ];
}
