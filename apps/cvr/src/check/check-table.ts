import type { DatasetSummary } from '@crossvote/analysis';
import type { Check, CheckedTotal } from '@crossvote/formats';
import { tidyTable, type TidyColumns, type TidyTable } from '../tidy-table.ts';

/** A total of a dataset, an official one, or both. */
interface Line {
  readonly dataset: DatasetSummary;
  readonly contest: CheckedTotal['contest'] | undefined;
  readonly choiceId: number | null;
  readonly name: string | null;
  readonly kind: CheckedTotal['kind'] | null;
  readonly votes: number | null;
  readonly official: Pick<
    NonNullable<CheckedTotal['official']>,
    'line' | 'contest' | 'choice' | 'votes'
  > | null;
  readonly matched: string | null;
}

const tidyColumns: TidyColumns<Line> = [
  ['dataset_id', ({ dataset }) => dataset.id],
  ['contest_id', ({ contest }) => contest?.id ?? null],
  ['contest', ({ contest }) => contest?.label ?? null],
  ['choice_id', ({ choiceId }) => choiceId],
  ['choice', ({ name }) => name],
  ['kind', ({ kind }) => kind],
  ['votes', ({ votes }) => votes],
  ['official_votes', ({ official }) => official?.votes ?? null],
  [
    'difference',
    ({ votes, official }) => (votes === null || !official ? null : votes - official.votes),
  ],
  ['official_line', ({ official }) => official?.line ?? null],
  ['official_contest', ({ official }) => official?.contest ?? null],
  ['official_choice', ({ official }) => official?.choice ?? null],
  ['matched', ({ matched }) => matched],
  ['results_status', ({ dataset }) => dataset.resultsStatus],
];

/** A row for each total that either side has. */
export function checkTable(dataset: DatasetSummary, check: Check): TidyTable {
  const lines: Line[] = [
    ...check.totals.map(({ contest, choice, name, kind, votes, official }) => ({
      ...{ dataset, contest, name, kind, votes, choiceId: choice?.id ?? null },
      ...{ official: official ?? null, matched: official?.how ?? null },
    })),
    ...check.contestsWithoutLine.flatMap((contest) =>
      contest.choices.map(({ id, name, voteCount, aggregateVotes }) => ({
        ...{ dataset, contest, name, kind: 'votes' as const, choiceId: id },
        ...{ votes: voteCount + aggregateVotes, official: null, matched: null },
      })),
    ),
    ...check.unmatched.map((official) => ({
      ...{ dataset, contest: undefined, name: null, kind: null, votes: null, choiceId: null },
      ...{ official, matched: null },
    })),
  ];
  return tidyTable(tidyColumns, lines);
}
