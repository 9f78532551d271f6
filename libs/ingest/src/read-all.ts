import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  ContestsOfFiles,
  type ExportSummary,
  type PieceTask,
  type PreparedExport,
  type StateWords,
} from '@crossvote/formats';
import { hashFile, type IssueLog, quoteValue, reportRemarks } from '@crossvote/opening';
import type { ColumnSink, TalliedContest } from './column-sink.ts';
import type { IngestRequest } from './ingest-request.ts';
import { PieceWorkers } from './piece-workers.ts';

const progressMs = 100;
/** Most words that a message shows. */
const namedLabels = 10;
/** Formats of which large files are read in pieces. */
const inPieces: readonly string[] = ['dominion-csv', 'ess'] satisfies PieceTask['format'][];
/** This thread has a core's work with reading and storing; more than four others would wait for it. */
const threadCount = Math.max(1, Math.min(4, availableParallelism() - 1));

/**
 * Reads an export to its end, tells how far it is, and makes the sums of its files.
 *
 * @throws FileError when a file as a whole cannot be read
 */
export async function readAll(
  { format, sources, files, words, contestMap }: PreparedExport,
  sink: ColumnSink,
  issues: IssueLog,
  { onProgress, pieceScript, labels = '' }: IngestRequest,
): Promise<{ summary: ExportSummary; contests: TalliedContest[] }> {
  const bytesTotal = sources.reduce((sum, { file }) => sum + file.sizeBytes, 0);
  const report = () =>
    onProgress?.({
      // A format that reads its files twice must not show more than there is.
      bytesRead: Math.min(
        bytesTotal,
        sources.reduce((sum, { file }) => sum + file.bytesRead, 0),
      ),
      bytesTotal,
      records: sink.records,
    });
  const timer = setInterval(report, progressMs);
  const pieces = pieceScript && new PieceWorkers(pieceScript, threadCount, sink);
  if (pieces && inPieces.includes(format.id) && bytesTotal > pieces.leastBytes) pieces.start();
  try {
    // Each reading decides anew: an export may be read once more, without some of its files.
    const ofFiles = new ContestsOfFiles(contestMap, words);
    const summary = await format.read(files, sink, issues, { pieces, words, contests: ofFiles });
    ofFiles.finish(issues);
    reportUnusedLabels(labels, words, issues);
    const contests = await sink.finish(ofFiles.filesApart());
    reportRemarks(files, issues);
    report();
    // Archives are read by member, so that their sums are still to be made.
    for (const { file } of sources) file.sha256 ??= await hashFile(file.path);
    return { summary, contests };
  } finally {
    clearInterval(timer);
    await pieces?.close();
  }
}

/** A label that never came may be misspelled, or the format has no such words. */
function reportUnusedLabels(labels: string, words: StateWords, issues: IssueLog): void {
  const notMet = words.notMet();
  if (notMet.length === 0) return;
  issues.add({
    severity: 'warning',
    code: 'labels_not_met',
    message: `these words of the labels stand nowhere in this export, or not where its format has such words: ${notMet.slice(0, namedLabels).map(quoteValue).join(', ')}${notMet.length > namedLabels ? ' and more' : ''}`,
    place: { file: path.basename(labels) },
  });
}
