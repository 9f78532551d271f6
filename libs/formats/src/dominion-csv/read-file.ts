import type { ExportFile } from '../export-file.ts';
import { withoutByteOrderMark } from '../without-byte-order-mark.ts';
import type { FileContext, FileSummary } from './file-reading.ts';
import { PieceReading } from './pieces/piece-reading.ts';
import { RowByRow } from './row-by-row.ts';

/**
 * Reads one file of a Dominion CSV export: the header and first records row by row, and then in pieces, where these
 * can be read.
 *
 * @throws CvrFileError when the header is wrong, or the file is cut off
 */
export async function readFile(file: ExportFile, context: FileContext): Promise<FileSummary> {
  const rows = new RowByRow(file.name, context);
  let pieces: PieceReading | undefined;
  for await (const chunk of withoutByteOrderMark(file.read())) {
    if (pieces) {
      await pieces.push(chunk);
      continue;
    }
    await rows.push(chunk);
    const task = context.pieces && rows.pieceTask();
    if (!context.pieces || !task) continue;
    pieces = new PieceReading(context.pieces, rows, task);
    await pieces.push(rows.takeRest());
  }
  await pieces?.finish();
  return rows.finish();
}
