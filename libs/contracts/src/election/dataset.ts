import * as z from 'zod';
import { Id } from '../request/id.ts';

/** A member of every answer with counts. */
export const ResultsStatus = z
  .string()
  .optional()
  .describe(
    'What the office says of the counts: `unofficial`, `partial` or `certified`. Missing where nobody said it.',
  );

/** One completed dataset: all records of one export for one election. */
export const Dataset = z
  .object({
    id: Id.describe('Id of the dataset.'),
    name: z.string().describe('Name of the election.'),
    description: z.string().describe('Free text; may be empty.'),
    election_date: z
      .string()
      .describe('Day of the election, `YYYY-MM-DD`; empty where it is not known.'),
    election_type: z
      .string()
      .describe('`general`, `primary`, `special`, `runoff`, `municipal` or `other`.'),
    total_records: z
      .int()
      .min(0)
      .describe('Cast vote records stored. One record is one ballot, or one card of it.'),
    status: z.literal('completed').describe('Only completed datasets are shown.'),
    results_status: ResultsStatus,
    visibility: z
      .enum(['office', 'public'])
      .optional()
      .describe(
        '`public` where everybody may see it. Missing where clients need a key. `office` is in what the command prints alone.',
      ),
  })
  .meta({
    id: 'Dataset',
    description: 'All records of one export for one election.',
    examples: [
      {
        id: 1,
        name: '2024 Primary Election',
        description: 'Primary election CVR data',
        election_date: '2024-03-19',
        election_type: 'primary',
        total_records: 150000,
        status: 'completed',
      },
    ],
  });
/** One completed dataset. */
export type Dataset = z.infer<typeof Dataset>;

/** Answer of `GET /datasets`. */
export const DatasetList = z
  .object({
    datasets: z.array(Dataset).describe('Completed datasets, by ascending id.'),
    damaged_dataset_ids: z
      .array(Id)
      .optional()
      .describe(
        'Ids of completed datasets that are not listed, as what is stored of them is damaged; missing where there are none.',
      ),
  })
  .meta({ id: 'DatasetList', description: 'Every completed dataset.' });
/** Answer of `GET /datasets`. */
export type DatasetList = z.infer<typeof DatasetList>;
