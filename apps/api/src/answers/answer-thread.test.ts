import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { DatabaseOutageError, NotFoundError } from '@crossvote/analysis';
import { answerQuestions, type Order, type Reply } from './answer-thread.ts';

/** The failure that the asking thread sees when a thread fails with this error. */
async function failureOf(error: Error) {
  const { port1, port2 } = new MessageChannel();
  const nothing = () => Promise.resolve();
  const end = jest.fn(nothing);
  answerQuestions(port2, { answer: () => Promise.reject(error), prepare: nothing, end });
  const question = { route: 'any', request: 0, format: 'json' };
  const principal = { client: 'key 1', keyId: 1, datasets: undefined };
  port1.postMessage({ id: 1, asked: { question, principal } } satisfies Order);
  const [{ failure }] = (await once(port1, 'message')) as [Reply];
  port1.postMessage('end');
  await once(port1, 'close');
  expect(end).toHaveBeenCalledTimes(1);
  return failure;
}

describe('an error in a thread', () => {
  it.each([
    [new NotFoundError('Dataset 9 not found'), 404, 'Dataset 9 not found', {}],
    [
      new DatabaseOutageError('host db.internal is gone'),
      503,
      'The database does not answer: try again in a moment',
      { headers: { 'Retry-After': '2' } },
    ],
    [new TypeError('undefined is not a column'), 500, expect.stringContaining('Unexpected'), {}],
  ])(
    'goes out as what the client may know of it, and with the rest for the log: %s',
    async (error, status, message, headers) => {
      const failure = await failureOf(error);
      expect(failure?.problem).toMatchObject({ status, message, ...headers });
      expect(failure?.stack).toContain(error.message);
    },
  );
});
