import { FairShares, type ShareLimits } from './fair-shares.ts';

const limits: ShareLimits = { atOnce: 2, ofClient: 1, waiting: 100, unsentBytes: 1000 };
const tooManyWaiting = 'Too many towns wait';

/** Work that lasts until the test ends it, and that reports when it began. */
function bench(shares: FairShares) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const all: Promise<void>[] = [];
  const settle = () => new Promise(setImmediate);
  return {
    begun,
    all,
    settle,
    begin: (client: string, name: string) => {
      const work = () =>
        new Promise<void>((resolve) => {
          begun.push(name);
          ends.set(name, resolve);
        });
      all.push(shares.run({ client, tooManyWaiting }, work));
    },
    end: async (name: string) => {
      ends.get(name)?.();
      await settle();
    },
  };
}

describe('shares of clients', () => {
  it('take turns: a client with one question does not wait for all of another', async () => {
    const { begun, begin, end, settle, all } = bench(new FairShares({ ...limits, atOnce: 1 }));
    for (const name of ['a1', 'a2', 'a3']) begin('a', name);
    begin('b', 'b1');
    begin('c', 'c1');
    await settle();
    for (const name of ['a1', 'b1', 'c1', 'a2', 'a3']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
    await Promise.all(all);
  });

  it('leave room for others, whatever one client asks', async () => {
    const { begun, begin, end, settle, all } = bench(new FairShares(limits));
    for (const name of ['a1', 'a2', 'a3']) begin('a', name);
    await settle();
    expect(begun).toEqual(['a1']);
    begin('b', 'b1');
    await settle();
    expect(begun).toEqual(['a1', 'b1']);
    for (const name of ['b1', 'a1', 'a2', 'a3']) await end(name);
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
    await Promise.all(all);
  });

  it('go on with another client after each question, whoever waits for several', async () => {
    const shares = new FairShares({ ...limits, ofClient: 2 });
    const { begun, begin, end, settle, all } = bench(shares);
    for (const name of ['c1', 'c2']) begin('c', name);
    for (const name of ['a1', 'a2']) begin('a', name);
    begin('b', 'b1');
    await settle();
    await end('c1');
    await end('c2');
    expect(begun).toEqual(['c1', 'c2', 'a1', 'b1']);
    for (const name of ['a1', 'b1', 'a2']) await end(name);
    await Promise.all(all);
  });

  it('stop where answers of the client are not taken, and go on once they are', async () => {
    const shares = new FairShares(limits);
    const { begun, begin, end, settle } = bench(shares);
    const gone = shares.sending('a', 1001);
    begin('a', 'a1');
    begin('b', 'b1');
    await settle();
    expect(begun).toEqual(['b1']);
    gone();
    await settle();
    expect(begun).toEqual(['b1', 'a1']);
    await end('a1');
    await end('b1');
  });

  it('are bounded: a question more than may wait is refused, and those before it are not', async () => {
    const { begun, begin, end, settle, all } = bench(new FairShares({ ...limits, waiting: 2 }));
    for (const name of ['a1', 'a2', 'a3', 'a4']) begin('a', name);
    await expect(all[3]).rejects.toMatchObject({
      problem: { status: 503, headers: { 'Retry-After': '1' } },
    });
    for (const name of ['a1', 'a2', 'a3']) {
      await settle();
      await end(name);
    }
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  it('go on after work that fails', async () => {
    const shares = new FairShares({ ...limits, atOnce: 1 });
    const asker = { client: 'a', tooManyWaiting };
    await expect(shares.run(asker, () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    );
    expect(await shares.run(asker, () => Promise.resolve(7))).toBe(7);
  });
});
