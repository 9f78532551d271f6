import { hashesOf, type FinishedFile, type Store } from '@crossvote/store';
import type { IngestRequest } from './ingest-request.ts';

/**
 * The request, completed with what the dataset that it replaces is called and described as: a person gave that
 * once, and no export holds it. Several datasets contradict each other, so none of them is asked.
 *
 * @param files - those with records, read to their end, so that their hashes are known
 */
export async function inheritFacts(
  request: IngestRequest,
  files: readonly FinishedFile[],
  store: Store | undefined,
): Promise<IngestRequest> {
  if (!store || request.replace !== true) return request;
  const holders = await store.datasets.holdersOf(hashesOf(files));
  const [id, ...others] = new Set(holders.map(({ datasetId }) => datasetId));
  if (id === undefined || others.length > 0) return request;
  const damage: string[] = [];
  const replaced = await store.datasets.find(id, (place) => damage.push(place));
  // What is damaged is replaced all the same, by what the export says.
  if (!replaced || damage.length > 0) return request;
  const { name, description, electionDate, electionType } = replaced;
  return {
    ...request,
    name: request.name ?? name,
    description: request.description ?? description,
    electionDate: request.electionDate ?? electionDate,
    electionType: request.electionType ?? electionType,
  };
}
