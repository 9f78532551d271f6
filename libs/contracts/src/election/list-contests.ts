import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { ContestList } from './contest.ts';
import { DatasetParams } from './dataset-params.ts';
import { electionPaths } from './place.ts';

const candidate = { party: 'DEM', is_write_in: false, code: '', aggregate_votes: 0 };

/** `GET /datasets/{dataset_id}/contests`: contests and choices with their ids and counts. */
export const listContests = defineRoute({
  id: 'listContests',
  method: 'get',
  ...electionPaths.listContests,
  summary: 'List contests',
  description:
    'Returns all contests and their choices for a specific dataset. Use this to discover valid contest and choice IDs for cross-voting queries.',
  request: z
    .object({ params: DatasetParams, query: z.strictObject({}) })
    .transform(({ params }) => ({ datasetId: params.dataset_id })),
  responses: { 200: ContestList },
  errors: [400, 401, 404, 405, 500, 503],
  examples: [
    {
      name: 'contests',
      summary: 'One contest with two choices',
      params: { dataset_id: '1' },
      query: {},
      clientCall: 'client.datasets.contests(1)',
      answer: {
        dataset_id: 1,
        dataset_name: '2024 Primary Election',
        contests: [
          {
            id: 1,
            name: 'Presidential Race',
            position: 0,
            code: '',
            party: 'DEM',
            file: '',
            choices: [
              { ...candidate, id: 1, name: 'Candidate A', vote_count: 50000 },
              { ...candidate, id: 2, name: 'Candidate B', vote_count: 45000 },
            ],
            vote_for: 1,
            rank_limit: 0,
            records: 100000,
            undervotes: 4800,
            overvotes: 200,
            redacted: 0,
          },
        ],
      },
    },
  ],
});
