import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '@crossvote/contracts';
import type { Principal } from '../auth/principal.ts';
import type { Order, Reply, TransferredProblem } from './answer-thread.ts';
import type { Answerer, Question, RenderedAnswer } from './answerer.ts';

/**
 * Two threads: the questions of one client go to one of them at a time, and the other thread is free for other clients.
 * Each has its own database connection and caches.
 */
const threadCount = 2;

/**
 * Limits of the heap, in megabytes. Without a limit, garbage is collected so late that a few large answers make a
 * thread grow by hundreds of megabytes, which it keeps. The limit of old objects leaves room for the contests of large
 * datasets. Columns and tables of marks are not on this heap.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

/** How long a thread may take to end, in ms. */
const endMs = 5000;

interface Waiting {
  /** Undefined for an order without a question. */
  readonly client: string | undefined;
  readonly resolve: (answer: RenderedAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** A thread, and its orders that are not answered yet. */
class AnswerThread {
  /** By the id of the order. */
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;
  private lastId = 0;
  isLost = false;

  constructor(script: URL, workerData: unknown) {
    this.worker = new Worker(script, { workerData, resourceLimits });
    // Waiting threads must not prevent a failed command from ending.
    this.worker.unref();
    this.worker.on('message', ({ id, answer, failure }: Reply) => {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (failure) asked?.reject(problemOf(failure));
      else asked?.resolve(answer);
    });
    this.worker.on('error', (error: Error) => {
      this.lose(error);
    });
    this.worker.on('exit', (code) => {
      this.lose(new Error(`an answering thread ended with status ${code}`));
    });
  }

  get load(): number {
    return this.waiting.size;
  }

  isAskedBy(client: string): boolean {
    for (const asked of this.waiting.values()) if (asked.client === client) return true;
    return false;
  }

  ask(question: Question, principal: Principal): Promise<RenderedAnswer | undefined> {
    return this.order({ question, principal });
  }

  async prepare(): Promise<void> {
    await this.order(undefined);
  }

  private order(asked: Order['asked']) {
    const id = (this.lastId += 1);
    return new Promise<RenderedAnswer | undefined>((resolve, reject) => {
      this.waiting.set(id, { client: asked?.principal.client, resolve, reject });
      this.worker.postMessage({ id, asked } satisfies Order);
    });
  }

  async end(): Promise<void> {
    if (this.isLost) return;
    const late = setTimeout(() => void this.worker.terminate(), endMs);
    const ended = once(this.worker, 'exit');
    this.worker.postMessage('end');
    await ended.finally(() => {
      clearTimeout(late);
    });
  }

  private lose(error: Error): void {
    this.isLost = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/**
 * Answers questions in threads, so that neither counting nor rendering blocks other requests. When a thread is lost,
 * its questions fail, and the next question starts a new thread.
 */
export class AnswerThreads {
  private readonly threads: AnswerThread[] = [];
  private isClosed = false;

  /**
   * @param script - calls `answerQuestions`
   * @param workerData - data for the script
   */
  constructor(
    private readonly script: URL,
    private readonly workerData: unknown,
  ) {}

  readonly answer: Answerer = async (question, principal) => {
    const answer = await this.threadFor(principal.client).ask(question, principal);
    if (!answer) throw new Error('an answering thread gave no answer');
    return answer;
  };

  /** Resolves when the first thread can answer, while the others still prepare. @throws the error that prevents this */
  async start(): Promise<void> {
    await this.add().prepare();
    while (this.threads.length < threadCount && !this.isClosed)
      this.add()
        .prepare()
        .catch(() => {
          // The next question will report the error.
        });
  }

  /** Waits until the threads have finished writing. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.threads.splice(0).map((thread) => thread.end()));
  }

  /** The thread that already works for this client; else the thread with the least work. */
  private threadFor(client: string): AnswerThread {
    const alive = this.threads.filter(({ isLost }) => !isLost);
    const own = alive.find((thread) => thread.isAskedBy(client));
    if (own) return own;
    const [idlest] = alive.toSorted((a, b) => a.load - b.load);
    return idlest && (idlest.load === 0 || alive.length === threadCount) ? idlest : this.add();
  }

  private add(): AnswerThread {
    if (this.isClosed) throw new Error('the answering threads are closed');
    const lost = this.threads.findIndex(({ isLost }) => isLost);
    if (lost >= 0) this.threads.splice(lost, 1);
    const thread = new AnswerThread(this.script, this.workerData);
    this.threads.push(thread);
    return thread;
  }
}

function problemOf({ problem, stack }: TransferredProblem): ProblemError {
  const error = new ProblemError(problem);
  if (stack !== undefined) error.stack = stack;
  return error;
}
