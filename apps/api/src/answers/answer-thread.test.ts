import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { DatabaseOutageError, NotFoundError } from '@crossvote/analysis';
import { answerQuestions, type Reply } from './answer-thread.ts';

/** A thread that fails with this error, as the one that asks sees it. */
async function problemOf(error: Error) {
  const { port1, port2 } = new MessageChannel();
  const nothing = () => Promise.resolve();
  const end = jest.fn(nothing);
  answerQuestions(port2, { answer: () => Promise.reject(error), prepare: nothing, end });
  port1.postMessage({ id: 1, question: { route: 'any', request: 0 }, keyId: 1 });
  const [{ problem }] = (await once(port1, 'message')) as [Reply];
  port1.postMessage('end');
  await once(port1, 'close');
  expect(end).toHaveBeenCalledTimes(1);
  return problem;
}

describe('an error in a thread', () => {
  it.each([
    [new NotFoundError('Dataset 9 not found'), 404, 'Dataset 9 not found', {}],
    [
      new DatabaseOutageError('host db.internal is gone'),
      503,
      'The database does not answer: try again in a moment',
      { 'Retry-After': '2' },
    ],
    [new TypeError('undefined is not a column'), 500, expect.stringContaining('Unexpected'), {}],
  ])(
    'goes out as what the client may know of it, and with the rest for the log: %s',
    async (error, status, message, headers) => {
      const problem = await problemOf(error);
      expect(problem).toMatchObject({ status, message, headers });
      expect(problem?.stack).toContain(error.message);
    },
  );
});
