import { availableParallelism } from 'node:os';
import { readPrepared, type KnownJoins, type PreparedExport } from '@crossvote/formats';
import { hashFile, type IssueLog, type OpenedFile } from '@crossvote/opening';
import type { ColumnSink } from './column-sink.ts';
import type { IngestRequest } from './ingest-request.ts';
import { PieceWorkers } from './piece-workers.ts';
import type { ReadExport } from './reading-result.ts';

const progressMs = 100;
/** Reading and storing keep one core busy with this thread. More than four other threads would wait for it. */
const threadCount = Math.max(1, Math.min(4, availableParallelism() - 1));

/** What is read of an export, and with what knowledge of it. */
export interface ReadPart {
  readonly files: readonly OpenedFile[];
  readonly known: KnownJoins;
}

/**
 * Reads an export to its end, reports progress, and hashes its files.
 *
 * @throws FileError when a file as a whole cannot be read
 */
export async function readAll(
  prepared: PreparedExport,
  { files, known }: ReadPart,
  sink: ColumnSink,
  issues: IssueLog,
  { onProgress, pieceScript, bytesUnderWay }: IngestRequest,
): Promise<Pick<ReadExport, 'summary' | 'formats' | 'contests'>> {
  const { groups, sources } = prepared;
  const bytesTotal = sources.reduce((sum, { file }) => sum + file.sizeBytes, 0);
  const report = (isWhole: boolean) => {
    const taken = sources.reduce((sum, { file }) => sum + file.bytesRead, 0);
    // Archives within archives are counted with their members. Of an archive or workbook not every part is read.
    const bytesRead = isWhole ? bytesTotal : Math.min(bytesTotal, Math.round(taken));
    onProgress?.({ bytesRead, bytesTotal, records: sink.records, isWhole });
  };
  const timer = setInterval(report, progressMs, false);
  const pieces = pieceScript && new PieceWorkers(pieceScript, threadCount, sink, bytesUnderWay);
  const isInPieces = groups.some(({ format }) => format.pieces);
  if (pieces && isInPieces && bytesTotal > pieces.leastBytes) pieces.start();
  try {
    const how = { files: new Set(files), known, pieces };
    const { summary, formats, filesApart, joined } = await readPrepared(
      prepared,
      sink,
      issues,
      how,
    );
    const contests = await sink.finish(filesApart, joined);
    report(true);
    // Archives are read member by member, so they still have to be hashed.
    for (const { file } of sources) file.sha256 ??= await hashFile(file.path);
    return { summary, formats, contests };
  } finally {
    clearInterval(timer);
    await pieces?.close();
  }
}
