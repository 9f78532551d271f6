import { type ExportFile, withoutByteOrderMark, RecordSplitter } from '@crossvote/opening';
import { readInPieces, type PieceRows } from '../../pieces/piece-reading.ts';
import { type FileContext, type FileSummary, FileReading } from './file-reading.ts';
import { isAscii } from 'node:buffer';
import type { DominionPieceReport, DominionPieceTask } from './pieces/piece-task.ts';

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

/** Reads one file row by row, from whatever chunks it comes in. */
class RowByRow implements PieceRows<DominionPieceTask> {
  private readonly splitter = new RecordSplitter();
  private readonly reading: FileReading;

  constructor(
    file: string,
    private readonly context: FileContext,
  ) {
    this.reading = new FileReading(file, context);
  }

  /**
   * Takes the next bytes.
   *
   * @throws FileError when the header is wrong, or the file ends within another
   */
  push(chunk: Uint8Array): Promise<void> {
    this.splitter.push(chunk);
    return this.addRecords();
  }

  /** @throws FileError when the file is cut off */
  async finish(): Promise<FileSummary> {
    this.splitter.finish();
    await this.addRecords();
    return this.reading.finish();
  }

  /** How plain records can be read apart, as far as the rows so far have shown; undefined where they cannot. */
  pieceTask(): DominionPieceTask | undefined {
    return this.splitter.endsLinesInFeeds ? this.reading.pieceTask() : undefined;
  }

  /** Hands over the bytes after the last whole row; the next ones to come here must begin with a row. */
  takeRest(): Uint8Array {
    return this.splitter.takeRest();
  }

  /** Takes note of records that were read apart and stand next in the file. */
  passPiece(report: DominionPieceReport): Promise<void> {
    this.reading.addPiece(report, this.splitter.passLines(report.records));
    return this.context.sink.drain();
  }

  private addRecords(): Promise<void> {
    const { splitter } = this;
    // Asked once for all records in the buffer: the native search costs next to nothing.
    const isPlain = isAscii(splitter.buffer) && !splitter.buffer.includes(0);
    while (splitter.next()) this.reading.add(splitter, isPlain);
    return this.context.sink.drain();
  }
}
