import type { MessagePort } from 'node:worker_threads';
import { toProblem } from '../errors/to-problem.ts';
import type { Answerer, Question, RenderedAnswer } from './answerer.ts';

/** What a thread is told. Without a question it gets ready for one. */
export interface Order {
  readonly id: number;
  readonly question: Question | undefined;
  readonly keyId: number;
}

/** An error as it goes from thread to thread. */
export interface TransferredProblem {
  readonly status: ReturnType<typeof toProblem>['status'];
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What happened, for the log. */
  readonly stack: string | undefined;
}

/** What a thread says of an order. */
export interface Reply {
  readonly id: number;
  readonly answer?: RenderedAnswer;
  readonly problem?: TransferredProblem;
}

/** What the thread of an `AnswerThreads` works with. */
export interface ThreadWork {
  /** Called for each question. */
  readonly answer: Answerer;
  /** Called before the first question, so that it does not wait for what all need. */
  readonly prepare: () => Promise<void>;
  /** Called when there will be no other question. */
  readonly end: () => Promise<void>;
}

/** Makes this thread one that answers. @param port - to the thread that asks */
export function answerQuestions(port: MessagePort, { answer, prepare, end }: ThreadWork): void {
  const reply = async ({ id, question, keyId }: Order): Promise<void> => {
    try {
      if (!question) {
        await prepare();
        port.postMessage({ id } satisfies Reply);
        return;
      }
      const found = await answer(question, keyId);
      port.postMessage({ id, answer: found } satisfies Reply, [found.json.buffer]);
    } catch (error) {
      port.postMessage({ id, problem: transferred(error) } satisfies Reply);
    }
  };
  port.on('message', (order: Order | 'end') => {
    if (order !== 'end') void reply(order);
    else
      void end().finally(() => {
        port.close();
      });
  });
}

function transferred(error: unknown): TransferredProblem {
  const { status, message, headers } = toProblem(error);
  return { status, message, headers, stack: error instanceof Error ? error.stack : String(error) };
}
