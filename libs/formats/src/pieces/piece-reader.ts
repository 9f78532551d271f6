import { PieceReader as DominionPieceReader } from '../vendors/dominion-csv/pieces/piece-reader.ts';
import { EssPieceReader } from '../vendors/ess/pieces/piece-reader.ts';
import type { Piece } from './piece-cutter.ts';
import type { PieceSink } from './piece-sink.ts';
import type { PieceReport, PieceTask, UnknownName } from './piece-task.ts';

/** What reading a piece came to: its report, or names without which it cannot be read, if these are all it takes. */
export type PieceOutcome =
  | { readonly report: PieceReport }
  | { readonly report: undefined; readonly unknown: readonly UnknownName[] };

/** Reads pieces of one file that hold plain records only. */
export interface PieceReader {
  /** Stores the records of a piece; without a report, what was stored is void. */
  read(piece: Piece): PieceOutcome;
}

/** The reader that a task is for. */
export function pieceReader(task: PieceTask, sink: PieceSink): PieceReader {
  if (task.format === 'ess') return new EssPieceReader(task, sink);
  const reader = new DominionPieceReader(task, sink);
  return {
    read: (piece) => {
      const report = reader.read(piece);
      return report ? { report } : { report, unknown: [] };
    },
  };
}
