import type { MessagePort } from 'node:worker_threads';
import type { Problem } from '@crossvote/contracts';
import { toProblem } from '../errors/to-problem.ts';
import type { Answerer, Question, RenderedAnswer } from './answerer.ts';
import type { Principal } from '../auth/principal.ts';

/** An order to a thread. Without a question the thread only prepares itself. */
export interface Order {
  readonly id: number;
  readonly asked: { readonly question: Question; readonly principal: Principal } | undefined;
}

/** An error in a form that can go from thread to thread. */
export interface TransferredProblem {
  readonly problem: Problem;
  /** What happened, for the log. */
  readonly stack: string | undefined;
}

/** The reply of a thread to an order. */
export interface Reply {
  readonly id: number;
  readonly answer?: RenderedAnswer;
  readonly failure?: TransferredProblem;
}

/** The functions of a thread of `AnswerThreads`. */
export interface ThreadWork {
  /** Called for each question. */
  readonly answer: Answerer;
  /** Called before the first question, so that this question does not wait for common preparations. */
  readonly prepare: () => Promise<void>;
  /** Called when no more questions will come. */
  readonly end: () => Promise<void>;
}

/** Makes this thread answer questions. @param port - the port to the thread that asks */
export function answerQuestions(port: MessagePort, { answer, prepare, end }: ThreadWork): void {
  const reply = async ({ id, asked }: Order): Promise<void> => {
    try {
      if (!asked) {
        await prepare();
        port.postMessage({ id } satisfies Reply);
        return;
      }
      const found = await answer(asked.question, asked.principal);
      port.postMessage({ id, answer: found } satisfies Reply, [found.body.buffer]);
    } catch (error) {
      port.postMessage({ id, failure: transferred(error) } satisfies Reply);
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
  return {
    problem: toProblem(error),
    stack: error instanceof Error ? error.stack : String(error),
  };
}
