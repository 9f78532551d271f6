import * as z from 'zod';
import { Id } from '../request/id.ts';
import { ResultsStatus } from './dataset.ts';

/** A choice of a contest, with its count. */
export const Choice = z
  .object({
    id: Id.describe('Id of the choice.'),
    name: z.string().describe('As exported, white space folded.'),
    vote_count: z
      .int()
      .min(0)
      .describe('Votes counted; in a ranked contest, records whose counted choice it is.'),
    party: z.string().describe('Party code as exported; may be empty.'),
    is_write_in: z.boolean().describe('True for a write-in line.'),
    code: z.string().describe("The voting system's own code of the choice; may be empty."),
    aggregate_votes: z
      .int()
      .min(0)
      .describe(
        'Votes that rows of the export sum up for several ballots, to hide them. Not in `vote_count` and in no ' +
          'cross-voting answer; both together reach the official total.',
      ),
  })
  .meta({ id: 'Choice', description: 'A candidate, an answer to a measure, or a write-in line.' });
/** A choice of a contest, with its count. */
export type Choice = z.infer<typeof Choice>;

/** A contest with its choices and results. */
export const Contest = z
  .object({
    id: Id.describe('Id of the contest.'),
    name: z.string().describe('As exported, white space folded.'),
    position: z.int().min(0).describe('Place in the export, from 0.'),
    code: z.string().describe("The voting system's own code of the contest; may be empty."),
    party: z.string().describe('Party whose primary it is; may be empty.'),
    file: z
      .string()
      .describe(
        'The files that tell it from another contest of its name, where the files of a dataset call two contests alike; else empty.',
      ),
    choices: z.array(Choice).describe('In ballot order.'),
    vote_for: z.int().min(1).describe('How many choices one voter may mark.'),
    rank_limit: z.int().min(0).describe('Number of ranks; 0 for a contest that is not ranked.'),
    records: z.int().min(0).describe('Records that have the contest.'),
    undervotes: z.int().min(0).describe('Votes not used; in a ranked contest, records.'),
    overvotes: z
      .int()
      .min(0)
      .describe('Votes lost by marking too many choices; in a ranked contest, records.'),
    redacted: z.int().min(0).describe('Records that have the contest, but whose marks are masked.'),
  })
  .meta({ id: 'Contest', description: 'One question on the ballot: an office or a measure.' });
/** A contest with its choices and results. */
export type Contest = z.infer<typeof Contest>;

/** Answer of `GET /datasets/{dataset_id}/contests`. */
export const ContestList = z
  .object({
    dataset_id: Id.describe('Id of the dataset.'),
    dataset_name: z.string().describe('Name of the dataset.'),
    results_status: ResultsStatus,
    contests: z.array(Contest).describe('In the order of the export.'),
  })
  .meta({ id: 'ContestList', description: 'Every contest of one dataset.' });
/** Answer of `GET /datasets/{dataset_id}/contests`. */
export type ContestList = z.infer<typeof ContestList>;
