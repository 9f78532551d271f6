import { type ExportFile, withoutByteOrderMark } from '@crossvote/opening';
import { readInPieces } from '../../pieces/piece-reading.ts';
import type { FileContext, FileSummary } from './file-reading.ts';
import { RowByRow } from './row-by-row.ts';

/**
 * Reads one file of a Dominion CSV export: the header and first records row by row, and then in pieces, where these
 * can be read.
 *
 * @throws FileError when the header is wrong, or the file is cut off
 */
export async function readFile(file: ExportFile, context: FileContext): Promise<FileSummary> {
  context.sink.identities?.beginFile(file);
  const rows = new RowByRow(file.name, context);
  await readInPieces(withoutByteOrderMark(file.read()), rows, context.pieces);
  return rows.finish();
}
