import { gunzipSync } from 'node:zlib';
import { answerCache } from './answer-cache.ts';

describe('the answers that are kept', () => {
  const counting = () => {
    let asked = 0;
    return () => Promise.resolve({ asked: (asked += 1) });
  };

  it('are given again to the same address only', async () => {
    const answers = answerCache(60_000);
    const ask = counting();
    const first = await answers('/a?x=1', ask);
    expect(first.plain.toString()).toBe('{"asked":1}');
    expect(await answers('/a?x=1', ask)).toBe(first);
    expect((await answers('/a?x=2', ask)).plain.toString()).toBe('{"asked":2}');
  });

  it('are asked for anew when they are too old', async () => {
    const answers = answerCache(30);
    const ask = counting();
    await answers('/a', ask);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await answers('/a', ask)).plain.toString()).toBe('{"asked":2}');
  });

  it('are asked for each time unless an age is given', async () => {
    const answers = answerCache(0);
    const ask = counting();
    await answers('/a', ask);
    expect((await answers('/a', ask)).plain.toString()).toBe('{"asked":2}');
  });

  it('are no failures', async () => {
    const answers = answerCache(60_000);
    await expect(answers('/a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await answers('/a', counting())).plain.toString()).toBe('{"asked":1}');
  });

  it('are packed once, and have one tag for one text', async () => {
    const answers = answerCache(0);
    const one = await answers('/a', () => Promise.resolve('é'));
    const same = await answers('/b', () => Promise.resolve('é'));
    expect(gunzipSync(await one.packed()).toString()).toBe('"é"');
    expect(one.packed()).toBe(one.packed());
    expect(one.etag).toBe(same.etag);
    expect(one.etag).not.toBe((await answers('/c', () => Promise.resolve('e'))).etag);
  });
});
