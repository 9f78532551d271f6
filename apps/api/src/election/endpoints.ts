import { NotFoundError } from '@crossvote/analysis';
import { crossVoting, listContests, listDatasets } from '@crossvote/contracts';
import { contestListToWire, crossVotingToWire, datasetListToWire } from '@crossvote/wire';
import type { Analysis } from '../deps.ts';
import { answererOf, endpoint, type Answerer, type Endpoint } from '../answers/answerer.ts';
import { maySee, type Sight } from '../auth/principal.ts';

/** What answers every route of the election API. */
export const electionEndpoints: readonly Endpoint<Analysis>[] = [
  endpoint(listDatasets, async (_, sight, analysis: Analysis) => {
    const { datasets, damaged } = await analysis.datasets();
    const isSeen = ({ id }: { readonly id: number }) => maySee(sight, id);
    return datasetListToWire({
      datasets: datasets.filter(isSeen),
      damaged: damaged.filter(isSeen),
    });
  }),
  endpoint(listContests, async ({ datasetId }, sight, analysis: Analysis) => {
    refuseHidden(sight, datasetId);
    return contestListToWire(await analysis.contests(datasetId));
  }),
  endpoint(crossVoting, async ({ datasetId, ...question }, sight, analysis: Analysis) => {
    refuseHidden(sight, datasetId);
    return crossVotingToWire(await analysis.crossVoting(datasetId, question));
  }),
];

/** A dataset that the client may not see is treated as if it did not exist. */
function refuseHidden(sight: Sight, datasetId: number): void {
  if (!maySee(sight, datasetId)) throw new NotFoundError(`Dataset ${datasetId} not found`);
}

/** Answers every route of the election API in the thread of the caller. */
export function electionAnswerer(analysis: Analysis): Answerer {
  return answererOf(electionEndpoints, analysis);
}
