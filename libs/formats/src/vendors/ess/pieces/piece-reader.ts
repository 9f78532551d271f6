import { isUtf8 } from 'node:buffer';
import type { PieceSink } from '../../../pieces/piece-sink.ts';
import { slackBytes, type Piece } from '../../../pieces/piece-cutter.ts';
import type { PieceOutcome, PieceReader } from '../../../pieces/piece-reader.ts';
import { PieceRecords } from './piece-records.ts';
import type { EssPieceTask } from './piece-task.ts';

const returned: PieceOutcome = { report: undefined, unknown: [] };

/** Reads pieces that hold plain records only; with anything else, a piece is for the reader of the whole file. */
export class EssPieceReader implements PieceReader {
  private readonly records: PieceRecords;

  constructor(task: EssPieceTask, sink: PieceSink) {
    this.records = new PieceRecords(task, sink);
  }

  read({ buffer, length }: Piece): PieceOutcome {
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
    // As they are found row by row: the columns of contests may be mixed.
    const inOrder = unknown.toSorted((a, b) => a.record - b.record || a.contest - b.contest);
    return { report: undefined, unknown: inOrder };
  }
}
