import { IssueLog, prepareExport, type InputFile, type PreparedExport } from '@crossvote/formats';
import type { DatasetWriter, FinishedDataset, Store } from '@crossvote/store';
import { ColumnSink } from './column-sink.ts';
import {
  describeDataset,
  isMostlyRefused,
  refuseEmpty,
  refuseHopeless,
} from './describe-dataset.ts';
import { inheritFacts } from './inherit-facts.ts';
import type { IngestReport } from './ingest-report.ts';
import type { IngestRequest } from './ingest-request.ts';
import { refuseKnown, refuseSame } from './known-files.ts';
import { isOfChoices, reportOddities } from './look-at-these/report-oddities.ts';
import { readAll } from './read-all.ts';
import { reportApartContests } from './report-apart-contests.ts';
import { reportRarePairs } from './report-rare-pairs.ts';
import { reportContests, reportFile } from './report-parts.ts';

/**
 * Reads one export and stores it as a dataset that becomes visible whole or not at all. Without a store it is a
 * dry run: all is read and counted, nothing is kept.
 *
 * @param store - may still be opening: reading begins meanwhile, and ends where it cannot be opened
 * @throws CvrFileError when the export as a whole cannot be read; AlreadyIngestedError when a file of its records is
 *   stored and `replace` is not set; nothing is stored then
 */
export async function ingest(
  request: IngestRequest,
  store?: Store | Promise<Store>,
): Promise<IngestReport> {
  const issues = new IssueLog();
  // It is waited for later; until then nobody else takes its error, whoever made the promise.
  Promise.resolve(store).catch(() => undefined);
  const prepared = await prepareExport(request, issues).catch(async (error: unknown) => {
    // A store that cannot be opened is told first, whatever was found meanwhile.
    await store;
    throw error;
  });
  try {
    return await ingestPrepared(prepared, request, issues, store);
  } finally {
    prepared.close();
  }
}

async function ingestPrepared(
  prepared: PreparedExport,
  request: IngestRequest,
  issues: IssueLog,
  store?: Store | Promise<Store>,
): Promise<IngestReport> {
  const started = performance.now();
  const { format, sources } = prepared;
  // A table of names may serve many exports; only records make a dataset the one that is stored.
  const recordFiles = sources.filter(({ holds }) => holds.records > 0).map(({ file }) => file);
  const beginning = store && beginDataset(store, format.id, recordFiles, request);
  const lost = new AbortController();
  beginning?.catch((error: unknown) => {
    lost.abort(error);
  });
  try {
    const sink = new ColumnSink(
      async (block, contests) => (await beginning)?.writer.writeBlock(block, contests),
      lost.signal,
      () => {
        refuseHopeless(recordFiles, sink.records, issues);
      },
    );
    const { summary, contests } = await readAll(prepared, sink, issues, request);
    refuseSame(recordFiles);
    const isRefused = request.allowRefused !== true && isMostlyRefused(summary);
    if (!isRefused) refuseEmpty(recordFiles, summary, issues);
    const groups = sink.contestGroups();
    reportApartContests(contests, groups, recordFiles, issues);
    const rarePairs = sink.rarePairs();
    reportRarePairs(contests, rarePairs, recordFiles, issues);
    reportOddities(contests, prepared.words, recordFiles, issues);
    const begun = await beginning;
    const facts = await inheritFacts(request, recordFiles, begun?.store);
    const described = describeDataset(facts, { files: recordFiles, summary, contests, issues });
    if (isRefused) await begun?.writer.abandon();
    const { datasetId, replaced } =
      begun && !isRefused ? await completed(begun, described) : notStored;
    return {
      ...described,
      datasetId,
      isMostlyRefused: isRefused,
      format: format.id,
      formatTitle: format.title,
      electionName: summary.electionName,
      files: sources.map(reportFile),
      records: summary.recordsStored,
      contests: reportContests(contests, summary.recordsStored),
      groups,
      rarePairs,
      issues: issues.list(),
      lookAt: issues.list().filter(isOfChoices),
      replaced,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    const begun = await beginning;
    await begun?.writer.abandon().catch(() => {
      // The database itself may be what failed (a full disk); the next start clears the remains.
    });
    throw error;
  }
}

/** A dataset that nobody sees yet, and where it is. */
interface BegunDataset {
  readonly store: Store;
  readonly writer: DatasetWriter;
}

const notStored = { datasetId: null, replaced: [] };

async function completed({ writer }: BegunDataset, described: FinishedDataset) {
  const { replaced } = await writer.complete(described);
  return { datasetId: writer.datasetId, replaced };
}

/** Waits for the store, and begins a dataset in it unless it holds one of the files. */
async function beginDataset(
  store: Store | Promise<Store>,
  format: string,
  files: readonly InputFile[],
  { replace }: IngestRequest,
): Promise<BegunDataset> {
  const opened = await store;
  if (replace !== true) await refuseKnown(files, opened);
  return { store: opened, writer: await opened.beginDataset({ format }) };
}
