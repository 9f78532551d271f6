import { Worker } from 'node:worker_threads';
import type { ContestRule } from '@crossvote/election';
import type { Piece, PieceResult, PieceRunner, PieceTask, ReportOf } from '@crossvote/formats';
import type { CountedBlock } from './counted-block.ts';
import type { PieceAnswer, PieceOrder } from './piece-worker.ts';

/** Most bytes of all pieces that are being read at once, unless the request sets another limit. */
const usualBytesUnderWay = 48 * 2 ** 20;

/** Blocks live long and other objects are small, so a large young generation would only take memory. */
const maxYoungGenerationSizeMb = 8;

interface Waiting {
  readonly resolve: (answer: PieceAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that reads pieces, and the pieces that are not answered yet. */
class PieceThread {
  private readonly waiting: Waiting[] = [];
  private readonly worker: Worker;
  private task: PieceTask | undefined;
  /** Why the thread no longer reads. */
  private failure: Error | undefined;

  constructor(script: URL) {
    this.worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb } });
    // Waiting threads must not prevent a failed command from ending.
    this.worker.unref();
    this.worker.on('message', (answer: PieceAnswer) => {
      this.waiting.shift()?.resolve(answer);
    });
    this.worker.on('error', (error: Error) => {
      this.fail(error);
    });
    this.worker.on('exit', (code) => {
      this.fail(new Error(`a reading thread ended with status ${code}`));
    });
  }

  get load(): number {
    return this.waiting.length;
  }

  read(task: PieceTask, piece: Piece, target: PieceTarget): Promise<PieceAnswer> {
    const { comparesFiles } = target;
    const counting =
      task === this.task ? undefined : { task, rules: target.rules(), comparesFiles };
    this.task = task;
    const order: PieceOrder = { counting, piece };
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(order, [piece.buffer]);
      this.worker.ref();
    }).finally(() => {
      if (this.load === 0) this.worker.unref();
    }) as Promise<PieceAnswer>;
  }

  async end(): Promise<void> {
    this.worker.removeAllListeners('exit');
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

/** Where pieces are counted and stored. */
export interface PieceTarget {
  /** By the number of the contest. */
  rules(): readonly ContestRule[];
  /** Whether records of several files are compared. */
  readonly comparesFiles: boolean;
  takeBlocks(blocks: readonly CountedBlock[]): void;
}

/** Reads pieces of an export in other threads. They start when there is work for them, and end with `close()`. */
export class PieceWorkers implements PieceRunner {
  readonly pieceBytes: number;
  readonly atOnce: number;
  /** Approximate number of bytes that this thread reads row by row while another thread starts. */
  readonly leastBytes = 2 << 20;
  private readonly threads: PieceThread[] = [];

  /**
   * @param script - compiled from `piece-worker.ts`
   * @param count - number of threads
   * @param bytesUnderWay - most bytes of all pieces that are being read at once
   */
  constructor(
    private readonly script: URL,
    private readonly count: number,
    private readonly target: PieceTarget,
    bytesUnderWay = usualBytesUnderWay,
  ) {
    this.atOnce = count + 1;
    this.pieceBytes = Math.floor(bytesUnderWay / (this.atOnce + 1));
  }

  async read<Task extends PieceTask>(
    task: Task,
    piece: Piece,
  ): Promise<PieceResult<ReportOf<Task>>> {
    const { read, piece: returned } = await this.thread().read(task, piece, this.target);
    const { outcome, blocks } = read;
    if (!outcome.report) return { kind: 'returned', piece: returned, unknown: outcome.unknown };
    const store = () => {
      this.target.takeBlocks(blocks);
    };
    // The report has the type of the task's format.
    const report = outcome.report as ReportOf<Task>;
    return { kind: 'read', piece: returned, report, store };
  }

  /** The thread with the least work. If all have work, another one starts. */
  private thread(): PieceThread {
    const [idlest] = this.threads.toSorted((a, b) => a.load - b.load);
    if (idlest && (idlest.load === 0 || this.threads.length === this.count)) return idlest;
    return this.start();
  }

  /** Starts a thread before its first piece is there, as loading its script takes a while. */
  start(): PieceThread {
    const started = new PieceThread(this.script);
    this.threads.push(started);
    return started;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }
}
