import { flatQuery } from '../request/flat-query.ts';

/** Where the election API is, and how its queries are written: all that a client needs to ask, and no schema. */
export const electionPlace = { basePaths: ['/api/v1/election'], grammar: flatQuery } as const;

/** Its routes, below the base path. */
export const electionPaths = {
  listDatasets: { path: '/datasets' },
  listContests: { path: '/datasets/{dataset_id}/contests' },
  crossVoting: { path: '/datasets/{dataset_id}/analysis/cross-voting' },
} as const;
