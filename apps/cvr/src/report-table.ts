import type { IngestReport } from '@crossvote/ingest';
import { groupLetters } from './contest-groups.ts';
import { aggregateVotes } from './ingest-summary.ts';
import { tidyTable, yesOrNo, type TidyColumns, type TidyTable } from './tidy-table.ts';

/** A contest of a report. */
interface ReportedContest {
  readonly datasetId: number | null;
  readonly contest: IngestReport['contests'][number];
  readonly card: string | null;
}

const tidyColumns: TidyColumns<ReportedContest> = [
  ['dataset_id', ({ datasetId }) => datasetId],
  ['contest', ({ contest }) => contest.label],
  ['code', ({ contest }) => contest.code],
  ['party', ({ contest }) => contest.party],
  ['vote_for', ({ contest }) => contest.voteFor],
  ['vote_for_stated', ({ contest }) => yesOrNo(contest.statesVoteFor)],
  ['rank_limit', ({ contest }) => contest.rankLimit],
  ['choices', ({ contest }) => contest.choices.length],
  ['card', ({ card }) => card],
  ['records', ({ contest }) => contest.records],
  ['votes', ({ contest }) => contest.votes],
  ['undervotes', ({ contest }) => contest.undervotes],
  ['overvotes', ({ contest }) => contest.overvotes],
  ['redacted_records', ({ contest }) => contest.redactedRecords],
  ['aggregate_votes', ({ contest }) => aggregateVotes(contest)],
  ['not_on_ballot', ({ contest }) => contest.notOnBallot],
];

/** A row for each contest of an ingest. */
export function reportTable({ datasetId, contests, groups }: IngestReport): TidyTable {
  const letters = groupLetters(groups);
  return tidyTable(
    tidyColumns,
    contests.map((contest, place) => ({ datasetId, contest, card: letters.get(place) ?? null })),
  );
}
