import * as z from 'zod';
import { understand } from '../request/understand.ts';
import { defineRoute } from '../route.ts';
import { CrossVoting } from './cross-voting.ts';
import { multiSourceExample, singleSourceExample } from './cross-voting-examples.ts';
import { askedIn, CrossVotingQuery, maxAnswerRows, maxComparisons } from './cross-voting-query.ts';
import { DatasetParams } from './dataset-params.ts';
import { electionPaths } from './place.ts';

/** `GET /datasets/{dataset_id}/analysis/cross-voting`: how the voters of given choices voted elsewhere. */
export const crossVoting = defineRoute({
  id: 'crossVoting',
  method: 'get',
  ...electionPaths.crossVoting,
  summary: 'Cross-voting analysis',
  description:
    'Analyzes how voters who chose specific candidates in source races voted in target comparison races. Supports querying multiple source contest/choice pairs in a single request. ' +
    'The two source lists pair up by place. One source gives the single-source shape, several the multi-source shape. ' +
    `One request asks for at most ${maxComparisons} comparisons, the number of sources times that of compared contests, and its answer has at most ${maxAnswerRows} rows: for each comparison the choices of the compared contest and four more. ` +
    'The legacy parameters primary_contest_id and primary_choice_id are also accepted for single-source requests.',
  request: understand(
    z.object({ params: DatasetParams, query: CrossVotingQuery }),
    ({ params, query }) => ({ datasetId: params.dataset_id, ...askedIn(query) }),
  ),
  responses: { 200: CrossVoting },
  errors: [400, 401, 404, 405, 414, 500, 503],
  examples: [
    {
      name: 'single_source',
      summary: 'One source',
      params: { dataset_id: '1' },
      query: { source_contest_ids: '1', source_choice_ids: '10', compare_contest_ids: '4' },
      clientCall: `client.crossVoting(1, {
  sources: [{ contestId: 1, choiceId: 10 }],
  compareContestIds: [4],
})`,
      answer: singleSourceExample,
    },
    {
      name: 'multi_source',
      summary: 'Several sources',
      params: { dataset_id: '1' },
      query: { source_contest_ids: '1,2', source_choice_ids: '10,20', compare_contest_ids: '4' },
      clientCall: `client.crossVoting(1, {
  sources: [
    { contestId: 1, choiceId: 10 },
    { contestId: 2, choiceId: 20 },
  ],
  compareContestIds: [4],
})`,
      answer: multiSourceExample,
    },
  ],
});
