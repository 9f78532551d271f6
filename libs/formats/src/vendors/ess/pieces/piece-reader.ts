import { isUtf8 } from 'node:buffer';
import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { slackBytes, type Piece } from '../../../pieces/piece-cutter.ts';
import type { PieceFormat, PieceOutcome, PieceReader } from '../../../pieces/piece-format.ts';
import { PieceRecords } from './piece-records.ts';
import type { EssPieceReport, EssPieceTask } from './piece-task.ts';

const returned: PieceOutcome<EssPieceReport> = { report: undefined, unknown: [] };

/** Reads pieces that contain only plain records. Any other piece is left to the reader of the whole file. */
export class EssPieceReader implements PieceReader<EssPieceReport> {
  private readonly records: PieceRecords;

  constructor(task: EssPieceTask, sink: PieceSink) {
    this.records = new PieceRecords(task, sink);
  }

  read({ buffer, length }: Piece): PieceOutcome<EssPieceReport> {
    const bytes = Buffer.from(buffer, 0, length + slackBytes);
    const text = bytes.subarray(0, length);
    if (!isUtf8(text) || text.includes(0)) return returned;
    this.records.begin(bytes);
    for (let at = 0; at < length;) {
      at = this.records.read(at);
      if (at === -1) return returned;
    }
    const { unknown } = this.records;
    if (unknown.length === 0) return { report: this.records.report() };
    // In the order in which they would be found row by row, as the columns of contests may be mixed.
    const inOrder = unknown.toSorted((a, b) => a.record - b.record || a.contest - b.contest);
    return { report: undefined, unknown: inOrder };
  }
}

/** Pieces of an ES&S export. */
export const essPieces: PieceFormat<EssPieceTask> = {
  reader: (task, sink) => new EssPieceReader(task, sink),
  buffers: ({ numbers, numberEnds, oddities }) => [
    numbers.buffer,
    numberEnds.buffer,
    oddities.buffer,
  ],
};
