import type { Comparison, CrossVotingAnswer, SourceAnswer } from '@crossvote/analysis';
import { tidyTable, type TidyColumns, type TidyTable } from './tidy-table.ts';

/** The voters of one source that a choice of one compared contest has. */
interface CrossedChoice {
  readonly dataset: CrossVotingAnswer['dataset'];
  readonly source: SourceAnswer;
  readonly comparison: Comparison;
  readonly row: Comparison['distribution'][number];
}

const tidyColumns: TidyColumns<CrossedChoice> = [
  ['dataset_id', ({ dataset }) => dataset.id],
  ['source_contest_id', ({ source }) => source.contest.id],
  ['source_contest', ({ source }) => source.contest.label],
  ['source_choice_id', ({ source }) => source.choice.id],
  ['source_choice', ({ source }) => source.choice.name],
  ['total_matching_voters', ({ source }) => source.totalMatchingVoters],
  ['compare_contest_id', ({ comparison }) => comparison.contestId],
  ['compare_contest', ({ comparison }) => comparison.contestLabel],
  ['choice_id', ({ row }) => row.choiceId],
  ['choice', ({ row }) => row.choice],
  ['count', ({ row }) => row.count],
  ['percentage', ({ row }) => row.percentage],
  ['results_status', ({ dataset }) => dataset.resultsStatus],
];

/** A row for each choice, and each special row, of each compared contest and source. */
export function crossTable(answer: CrossVotingAnswer): TidyTable {
  return tidyTable(tidyColumns, crossedChoices(answer));
}

function* crossedChoices({ dataset, results }: CrossVotingAnswer): Generator<CrossedChoice> {
  for (const source of results)
    for (const comparison of source.comparisons)
      for (const row of comparison.distribution) yield { dataset, source, comparison, row };
}
