import * as z from 'zod';
import { Id } from '../request/id.ts';
import { ResultsStatus } from './dataset.ts';

/** A contest or choice by id and name. */
export const NamedId = z
  .object({
    id: Id.describe('Id of the contest or choice.'),
    name: z.string().describe('As exported, white space folded.'),
  })
  .meta({ id: 'NamedId', description: 'A contest or choice by id and name.' });
/** A contest or choice by id and name. */
export type NamedId = z.infer<typeof NamedId>;

/** One row of a distribution. */
export const DistributionRow = z
  .object({
    choice: z
      .string()
      .describe('Name of the choice, or `UNDERVOTE`, `OVERVOTE`, `REDACTED`, `NOT_ON_BALLOT`.'),
    choice_id: Id.nullable().describe('Id of the choice; null for the four special rows.'),
    count: z.int().min(0).describe('Records on which both the source choice and this one count.'),
    percentage: z
      .number()
      .min(0)
      .max(100)
      .describe('100 × count / total_matching_voters, rounded half up to two decimals.'),
  })
  .meta({ id: 'DistributionRow', description: 'A choice or special row of a compared contest.' });
/** One row of a distribution. */
export type DistributionRow = z.infer<typeof DistributionRow>;

/** The voters of one source in one compared contest. */
export const Comparison = z
  .object({
    contest_id: Id.describe('Id of the compared contest.'),
    contest_name: z.string().describe('Name of the compared contest.'),
    distribution: z
      .array(DistributionRow)
      .describe(
        'Every choice by descending count, then ballot position; the special rows last, each only where it is not zero. ' +
          'In a contest that takes several votes a record can be in several rows.',
      ),
  })
  .meta({ id: 'Comparison', description: 'The voters of one source in one compared contest.' });
/** The voters of one source in one compared contest. */
export type Comparison = z.infer<typeof Comparison>;

const dataset = {
  dataset_id: Id.describe('Id of the dataset.'),
  dataset_name: z.string().describe('Name of the dataset.'),
  results_status: ResultsStatus,
};
const counts = {
  total_matching_voters: z.int().min(0).describe('Records on which the source choice counts.'),
  comparisons: z.array(Comparison).describe('In the order of compare_contest_ids.'),
};
const notes = {
  notes: z
    .array(z.string())
    .describe(
      'What a reader of the numbers must know, such as contests that never meet on a card.',
    ),
};

/** Answer to a question with one source. */
export const SingleSourceCrossVoting = z
  .object({
    ...dataset,
    primary_contest: NamedId.describe('Contest of the source.'),
    primary_choice: NamedId.describe('Choice of the source.'),
    ...counts,
    ...notes,
  })
  .meta({
    id: 'SingleSourceCrossVoting',
    description: 'How the voters of one choice voted in other contests.',
  });
/** Answer to a question with one source. */
export type SingleSourceCrossVoting = z.infer<typeof SingleSourceCrossVoting>;

/** The part of a multi-source answer that belongs to one source. */
export const SourceResult = z
  .object({
    source_contest: NamedId.describe('Contest of the source.'),
    source_choice: NamedId.describe('Choice of the source.'),
    ...counts,
  })
  .meta({ id: 'SourceResult', description: 'How the voters of one of several sources voted.' });
/** The part of a multi-source answer that belongs to one source. */
export type SourceResult = z.infer<typeof SourceResult>;

/** Answer to a question with several sources. */
export const MultiSourceCrossVoting = z
  .object({
    ...dataset,
    results: z.array(SourceResult).describe('In the order of the sources.'),
    ...notes,
  })
  .meta({
    id: 'MultiSourceCrossVoting',
    description: 'How the voters of several choices voted in other contests.',
  });
/** Answer to a question with several sources. */
export type MultiSourceCrossVoting = z.infer<typeof MultiSourceCrossVoting>;

/** Answer of the cross-voting route: the shape follows the number of sources asked for. */
export const CrossVoting = z.union([SingleSourceCrossVoting, MultiSourceCrossVoting]).meta({
  id: 'CrossVoting',
  description: 'One source gives the single-source shape, several the multi-source shape.',
});
/** Answer of the cross-voting route. */
export type CrossVoting = z.infer<typeof CrossVoting>;
