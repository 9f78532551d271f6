import type { ApiFamily } from '../family.ts';
import type { FlatQuery } from '../request/flat-query.ts';
import { crossVoting } from './cross-voting-route.ts';
import { electionErrors } from './errors.ts';
import { listContests } from './list-contests.ts';
import { listDatasets } from './list-datasets.ts';
import { electionPlace } from './place.ts';

const json = { name: 'json', mediaType: 'application/json; charset=utf-8' };

/** The election API: datasets, contests and cross-voting. */
export const electionApi = {
  name: 'Election',
  description:
    'Query how voters who supported a specific candidate in one race voted in other races on the same ballot.',
  ...electionPlace,
  headers: [],
  formats: [json],
  format: ({ path }) => ({ format: json, path }),
  access: {
    kind: 'key',
    place: { in: 'header', name: 'X-API-Key' },
    keyOf: ({ headers }) => {
      const key = headers['x-api-key'];
      return typeof key === 'object' ? key[0] : key;
    },
    challenge: { 'WWW-Authenticate': 'ApiKey' },
  },
  errors: electionErrors,
  crossOrigin: 'configured',
  exposedHeaders: [],
  longestAddress: {
    bytes: 8192,
    message: 'The address is longer than 8192 bytes: ask for fewer ids at once',
  },
  tooManyWaiting: 'Too many questions of this key wait: ask fewer at once',
  // Browsers may keep an answer, but must ask each time, as a key can be deactivated at any moment.
  caching: 'private, no-cache',
  routes: [listDatasets, listContests, crossVoting],
} as const satisfies ApiFamily<FlatQuery>;
