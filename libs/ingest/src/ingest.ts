import { prepareExport, type PreparedExport } from '@crossvote/formats';
import { NotFoundError } from '@crossvote/election';
import {
  hashesOf,
  type DatasetPlace,
  type DatasetWriter,
  type FinishedDataset,
  type FinishedFile,
  type Store,
} from '@crossvote/store';
import { givenPaths, IssueLog, tellingPaths } from '@crossvote/opening';
import { describeDataset, isMostlyRefused, refuseEmpty, wordsOf } from './describe-dataset.ts';
import { inheritFacts } from './inherit-facts.ts';
import type { IngestReport } from './ingest-report.ts';
import type { IngestRequest } from './ingest-request.ts';
import { finishedFiles, recordSources, refuseKnown } from './known-files.ts';
import { joinedId } from './joined-id.ts';
import { isOfChoices, reportOddities } from './look-at-these/report-oddities.ts';
import { readExport } from './read-export.ts';
import { reportApartContests } from './report-apart-contests.ts';
import { reportRarePairs } from './report-rare-pairs.ts';
import { reportContests, reportFile, reportFormats } from './report-parts.ts';
import { presentDay, remarksOnWords } from './report-words.ts';

/**
 * Reads one export and stores it as a dataset that becomes visible as a whole or not at all. Without a store it is a
 * dry run: everything is read and counted, nothing is stored.
 *
 * @param store - may still be opening. Reading begins meanwhile, and ends if the store cannot be opened
 * @throws FileError when the export as a whole cannot be read; AlreadyIngestedError when a file of its records is
 *   stored and `replace` is not set; NotFoundError and StoreError when the dataset whose place it takes is not there, or
 *   not any more; nothing is stored then
 */
export async function ingest(
  request: IngestRequest,
  store?: Store | Promise<Store>,
): Promise<IngestReport> {
  const issues = new IssueLog();
  // The promise is awaited later. Until then its error must not count as unhandled.
  Promise.resolve(store).catch(() => undefined);
  const prepared = await prepareExport(request, issues).catch(async (error: unknown) => {
    // An error of opening the store is reported before errors of reading.
    await store;
    throw error;
  });
  try {
    return await tellingPaths(prepared.found, () =>
      ingestPrepared(prepared, request, issues, store),
    );
  } finally {
    prepared.close();
  }
}

async function ingestPrepared(
  prepared: PreparedExport,
  request: IngestRequest,
  said: IssueLog,
  store?: Store | Promise<Store>,
): Promise<IngestReport> {
  const started = performance.now();
  const { sources } = prepared;
  const beginning = store && beginDataset(store, prepared, request);
  const lost = new AbortController();
  beginning?.catch((error: unknown) => {
    lost.abort(error);
  });
  try {
    const read = await readExport(prepared, request, said, {
      lost: lost.signal,
      consume: async (block, contests) => (await beginning)?.writer.writeBlock(block, contests),
      startOver: async () => (await beginning)?.writer.startOver(),
    });
    const { summary, counts, contests, groups, issues } = read;
    const recordFiles = recordSources(prepared);
    const isRefused = request.allowRefused !== true && isMostlyRefused(counts);
    if (!isRefused) refuseEmpty(recordFiles, counts, issues);
    reportApartContests(contests, groups, recordFiles, issues);
    const { rarePairs } = read;
    reportRarePairs(contests, rarePairs, recordFiles, issues);
    reportOddities(contests, prepared.words, recordFiles, issues);
    const files = await finishedFiles(prepared);
    const begun = await beginning;
    const facts = await inheritFacts(request, files, begun?.store, issues);
    const words = wordsOf(facts, summary);
    const others = begun ? await remainingNames(begun.store, request, files) : [];
    for (const remark of remarksOnWords(words, request.today ?? presentDay(), others))
      issues.add({ ...remark, place: { file: recordFiles[0]?.name ?? '' } });
    const described = describeDataset(words, request, { ...read, files });
    if (isRefused) await begun?.writer.abandon();
    const { datasetId, replaced, ids } =
      begun && !isRefused ? await completed(begun, described) : notStored;
    return {
      ...described,
      datasetId,
      isMostlyRefused: isRefused,
      ...reportFormats(prepared, read.formats),
      electionName: summary.electionName,
      files: sources.map(reportFile),
      records: counts.stored,
      contests: reportContests(contests, counts.stored),
      groups,
      rarePairs,
      issues: issues.list(),
      paths: givenPaths(prepared.found, new Set(issues.list().map(({ file }) => file))),
      lookAt: issues.list().filter(isOfChoices),
      replaced,
      ids,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    const begun = await beginning;
    await begun?.writer.abandon().catch(() => {
      // The database may be what failed (a full disk). The next start removes the remains.
    });
    throw error;
  }
}

/** A dataset that is not visible yet, and its store. */
interface BegunDataset {
  readonly store: Store;
  readonly writer: DatasetWriter;
}

const notStored = { datasetId: null, replaced: [], ids: null };

async function completed({ writer }: BegunDataset, described: FinishedDataset) {
  const { replaced, ids = null } = await writer.complete(described);
  return { datasetId: writer.datasetId, replaced, ids };
}

/** Other datasets that are there once this one is. */
async function remainingNames(
  { datasets }: Store,
  { replace, inPlaceOf }: IngestRequest,
  files: readonly FinishedFile[],
) {
  const holders = replace === true ? await datasets.holdersOf(hashesOf(files)) : [];
  const going = new Set(holders.map(({ datasetId }) => datasetId));
  if (inPlaceOf !== undefined) going.add(inPlaceOf);
  return (await datasets.names()).filter(({ id }) => !going.has(id));
}

/** Waits for the store, and begins a dataset in it unless it holds one of the files. */
async function beginDataset(
  store: Store | Promise<Store>,
  prepared: PreparedExport,
  { replace, inPlaceOf: id }: IngestRequest,
): Promise<BegunDataset> {
  const opened = await store;
  const inPlaceOf = id === undefined ? undefined : await placeOf(opened, id);
  if (replace !== true) await refuseKnown(prepared, opened, id);
  const format = joinedId(prepared.groups.map((group) => group.format));
  return { store: opened, writer: await opened.beginDataset({ format, inPlaceOf }) };
}

/** @throws NotFoundError when there is no such dataset */
async function placeOf(store: Store, id: number): Promise<DatasetPlace> {
  const version = await store.datasets.versionOf(id);
  if (version === null) throw new NotFoundError(`there is no dataset ${id}`);
  return { id, version };
}
