import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { DatasetList } from './dataset.ts';
import { electionPaths } from './place.ts';

/** `GET /datasets`: every completed dataset. */
export const listDatasets = defineRoute({
  id: 'listDatasets',
  method: 'get',
  ...electionPaths.listDatasets,
  summary: 'List datasets',
  description: 'Returns all completed election datasets available for analysis.',
  request: z.object({ params: z.object({}), query: z.strictObject({}) }).transform(() => ({})),
  responses: { 200: DatasetList },
  errors: [400, 401, 405, 500, 503],
  examples: [
    {
      name: 'datasets',
      summary: 'One completed dataset',
      params: {},
      query: {},
      clientCall: 'client.datasets.list()',
      answer: {
        datasets: [
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
      },
    },
  ],
});
