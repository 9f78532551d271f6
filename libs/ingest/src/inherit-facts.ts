import type { IssueLog } from '@crossvote/opening';
import { hashesOf, type FinishedFile, type Store } from '@crossvote/store';
import type { IngestRequest } from './ingest-request.ts';

/**
 * The request, completed with what the dataset that it replaces is called and described as: a person gave that
 * once, and no export holds it. Several datasets contradict each other, so none of them is asked. What the office says
 * of the counts is true of the same files only; of others an issue says that it was not kept.
 *
 * @param files - the files with records, read to their end, so that their hashes are known
 */
export async function inheritFacts(
  request: IngestRequest,
  files: readonly FinishedFile[],
  store: Store | undefined,
  issues: IssueLog,
): Promise<IngestRequest> {
  const id = store && (await replacedId(request, files, store));
  if (!store || id === undefined) return request;
  const damage: string[] = [];
  const replaced = await store.datasets.find(id, (place) => damage.push(place));
  // A damaged dataset is replaced as well, but its facts are not used.
  if (!replaced || damage.length > 0) return request;
  const { name, description, electionDate, electionType, resultsStatus } = replaced;
  const isSame = await hasSameFiles(store, id, files);
  if (resultsStatus !== null && request.resultsStatus === undefined && !isSame)
    issues.add({
      severity: 'warning',
      code: 'status_not_kept',
      message: `dataset ${id}, which gives way, was called ${resultsStatus}; this one is of other files, so that it has no status: give it with --status, or cvr datasets edit`,
      place: { file: files[0]?.name ?? '' },
    });
  return {
    ...request,
    name: request.name ?? name,
    description: request.description ?? description,
    electionDate: request.electionDate ?? electionDate,
    electionType: request.electionType ?? electionType,
    resultsStatus: request.resultsStatus ?? (isSame ? (resultsStatus ?? undefined) : undefined),
  };
}

async function hasSameFiles(
  { datasets }: Store,
  id: number,
  files: readonly FinishedFile[],
): Promise<boolean> {
  const run = await datasets.ingestRun(id, () => undefined);
  const hashes = (all: readonly { readonly sha256: string }[]) =>
    [...new Set(all.map(({ sha256 }) => sha256))].sort().join();
  return run !== null && hashes(run.files) === hashes(files);
}

/** The one dataset that is replaced; undefined where it is none, or several. */
async function replacedId(
  { replace, inPlaceOf }: IngestRequest,
  files: readonly FinishedFile[],
  store: Store,
): Promise<number | undefined> {
  if (inPlaceOf !== undefined) return inPlaceOf;
  if (replace !== true) return undefined;
  const holders = await store.datasets.holdersOf(hashesOf(files));
  const [id, ...others] = new Set(holders.map(({ datasetId }) => datasetId));
  return others.length > 0 ? undefined : id;
}
