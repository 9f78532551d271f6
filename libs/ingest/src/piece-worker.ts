import { parentPort } from 'node:worker_threads';
import type { Piece } from '@crossvote/formats';
import { PieceJob, type CountingTask, type ReadPiece } from './piece-job.ts';
import { digestBuffers } from './repeats/block-digests.ts';

/** An order to a thread: a piece, and how to read from now on, where that has changed. */
export interface PieceOrder {
  readonly counting: CountingTask | undefined;
  readonly piece: Piece;
}

/** The answer of a thread. Answers come in the order of the pieces. */
export interface PieceAnswer {
  readonly read: ReadPiece;
  readonly piece: Piece;
}

/** The large buffers of an answer, which go to the other thread without copying. */
function buffersOf({ read, piece }: PieceAnswer, ofReport: ArrayBuffer[]): ArrayBuffer[] {
  const columns = read.blocks.flatMap(({ block }) => [...block.marks, ...block.attributes]);
  const digests = read.blocks.flatMap(({ digests: of }) => (of ? digestBuffers(of) : []));
  return [piece.buffer, ...ofReport, ...digests, ...columns.map(([, { codes }]) => codes.buffer)];
}

let job: PieceJob | undefined;
parentPort?.on('message', ({ counting, piece }: PieceOrder) => {
  if (counting) job = new PieceJob(counting);
  if (!job) throw new Error('a piece came before its task');
  const answer: PieceAnswer = { read: job.read(piece), piece };
  parentPort?.postMessage(answer, buffersOf(answer, job.buffersOf(answer.read)));
});
