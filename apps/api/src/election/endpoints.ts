import { crossVoting, listContests, listDatasets } from '@crossvote/contracts';
import type { Analysis } from '../deps.ts';
import { answererOf, endpoint, type Answerer, type Endpoint } from '../answers/answerer.ts';
import { contestListToWire, crossVotingToWire, datasetListToWire } from './to-wire.ts';

/** Answers every route of the election API. */
export function electionEndpoints(analysis: Analysis): readonly Endpoint[] {
  return [
    endpoint(listDatasets, async () => datasetListToWire(await analysis.datasets())),
    endpoint(listContests, async ({ datasetId }) =>
      contestListToWire(await analysis.contests(datasetId)),
    ),
    endpoint(crossVoting, async ({ datasetId, ...question }) =>
      crossVotingToWire(await analysis.crossVoting(datasetId, question)),
    ),
  ];
}

/** Answers every route of the election API in the thread that asks. */
export function electionAnswerer(analysis: Analysis): Answerer {
  return answererOf(electionEndpoints(analysis));
}
