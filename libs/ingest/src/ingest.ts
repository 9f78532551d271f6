import { IssueLog, prepareExport, type PreparedExport } from '@crossvote/formats';
import type { Store } from '@crossvote/store';
import { ColumnSink } from './column-sink.ts';
import { describeDataset, refuseEmpty } from './describe-dataset.ts';
import { inheritFacts } from './inherit-facts.ts';
import type { IngestReport } from './ingest-report.ts';
import type { IngestRequest } from './ingest-request.ts';
import { refuseKnown, refuseSame } from './known-files.ts';
import { readAll } from './read-all.ts';
import { reportApartContests } from './report-apart-contests.ts';
import { reportContests, reportFile } from './report-parts.ts';

/**
 * Reads one export and stores it as a dataset that becomes visible whole or not at all. Without a store it is a
 * dry run: all is read and counted, nothing is kept.
 *
 * @throws CvrFileError when the export as a whole cannot be read; AlreadyIngestedError when a file of its records is
 *   stored and `replace` is not set; nothing is stored then
 */
export async function ingest(request: IngestRequest, store?: Store): Promise<IngestReport> {
  const issues = new IssueLog();
  const prepared = await prepareExport(request, issues);
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
  store?: Store,
): Promise<IngestReport> {
  const started = performance.now();
  const { format, sources } = prepared;
  // A table of names may serve many exports; only records make a dataset the one that is stored.
  const recordFiles = sources.filter(({ holds }) => holds.records > 0).map(({ file }) => file);
  if (store && request.replace !== true) await refuseKnown(recordFiles, store);
  const writer = await store?.beginDataset({ format: format.id });
  try {
    const sink = new ColumnSink(async (block, contests) => writer?.writeBlock(block, contests));
    const { summary, contests } = await readAll(prepared, sink, issues, request);
    refuseSame(recordFiles);
    refuseEmpty(recordFiles, summary, issues);
    const groups = sink.contestGroups();
    reportApartContests(contests, groups, recordFiles, issues);
    const facts = await inheritFacts(request, recordFiles, store);
    const described = describeDataset(facts, { files: recordFiles, summary, contests, issues });
    const { replaced } = writer ? await writer.complete(described) : { replaced: [] };
    return {
      ...described,
      datasetId: writer?.datasetId ?? null,
      format: format.id,
      formatTitle: format.title,
      electionName: summary.electionName,
      files: sources.map(reportFile),
      records: summary.recordsStored,
      contests: reportContests(contests, summary.recordsStored),
      groups,
      issues: issues.list(),
      replaced,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (error) {
    await writer?.abandon().catch(() => {
      // The database itself may be what failed (a full disk); the next start clears the remains.
    });
    throw error;
  }
}
