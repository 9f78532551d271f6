import type { ApiFamily } from '../route.ts';
import { crossVoting } from './cross-voting-route.ts';
import { listContests } from './list-contests.ts';
import { listDatasets } from './list-datasets.ts';

/** The election API: datasets, contests and cross-voting. */
export const electionApi = {
  name: 'Election',
  description:
    'Query how voters who supported a specific candidate in one race voted in other races on the same ballot. Read-only; every answer is JSON.',
  basePath: '/api/v1/election',
  routes: [listDatasets, listContests, crossVoting],
} satisfies ApiFamily;
