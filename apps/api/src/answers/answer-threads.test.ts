import { AnswerThreads } from './answer-threads.ts';

/**
 * The source of a thread. It answers each question with its number. Some questions make it wait until another question
 * releases it, and others make it end.
 */
const source = `
  import { parentPort, threadId, workerData } from 'node:worker_threads';
  let held = [];
  const reply = (id, text) => parentPort.postMessage({ id, answer: { body: new TextEncoder().encode(text), etag: 'W/""', headers: {} } });
  parentPort.on('message', (order) => {
    if (order === 'end') return parentPort.close();
    const { id, asked } = order;
    if (!asked) return parentPort.postMessage({ id });
    const { question: { request }, principal } = asked;
    if (request === 'end') process.exit(3);
    if (request === 'fail') return parentPort.postMessage({ id, failure: { problem: { status: 503, message: 'down' }, stack: 'where' } });
    if (request === 'hold') return held.push(() => reply(id, 'held ' + threadId));
    if (request === 'let go') held.splice(0).forEach((go) => go());
    reply(id, workerData + ' ' + threadId + ' ' + principal.keyId);
  });
`;
const script = new URL(`data:text/javascript,${encodeURIComponent(source)}`);

async function withThreads(use: (ask: Ask, threads: AnswerThreads) => Promise<void>) {
  const threads = new AnswerThreads(script, 'data');
  await threads.start();
  const ask: Ask = async (request, keyId) => {
    const question = { route: 'any', request, format: 'json' };
    const principal = { client: `key ${keyId}`, keyId, datasets: undefined };
    const { body } = await threads.answer(question, principal);
    return new TextDecoder().decode(body);
  };
  try {
    await use(ask, threads);
  } finally {
    await threads.close();
  }
}
type Ask = (request: string, keyId: number) => Promise<string>;

const threadOf = (answer: string) => answer.split(' ')[1];

describe('threads that answer', () => {
  it('get what they need, and whose question it is', async () => {
    await withThreads(async (ask) => {
      expect(await ask('who', 7)).toMatch(/^data \d+ 7$/);
    });
  });

  it('are one for a key that waits, and another one for everybody else', async () => {
    await withThreads(async (ask) => {
      const held = [ask('hold', 1), ask('hold', 1), ask('hold', 1)];
      const other = threadOf(await ask('who', 2));
      const own = threadOf(await ask('let go', 1));
      expect(own).not.toBe(other);
      expect((await Promise.all(held)).map(threadOf)).toEqual([own, own, own]);
    });
  });

  it('pass on what is wrong with a question', async () => {
    await withThreads(async (ask) => {
      await expect(ask('fail', 1)).rejects.toMatchObject({
        name: 'ProblemError',
        problem: { status: 503, message: 'down' },
        stack: 'where',
      });
    });
  });

  it('that end fail their questions only; others take their place', async () => {
    await withThreads(async (ask) => {
      const held = ask('hold', 1);
      await expect(ask('end', 1)).rejects.toThrow('an answering thread ended with status 3');
      await expect(held).rejects.toThrow('ended with status 3');
      expect(await ask('who', 1)).toMatch(/^data/);
      const other = ask('hold', 2);
      await expect(ask('end', 3)).rejects.toThrow('ended with status 3');
      expect(await ask('let go', 2)).toMatch(/^data/);
      expect(await other).toMatch(/^held/);
    });
  });

  it('answer nothing once they are closed', async () => {
    await withThreads(async (ask, threads) => {
      await threads.close();
      await expect(ask('who', 1)).rejects.toThrow('closed');
    });
  });
});
