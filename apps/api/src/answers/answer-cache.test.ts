import { gunzipSync } from 'node:zlib';
import { answerCache } from './answer-cache.ts';
import { PreparedAnswer } from './prepared-answer.ts';

const prepared = (text: string) =>
  new PreparedAnswer({
    body: new TextEncoder().encode(text),
    etag: `W/"${text.length}"`,
    headers: {},
  });

const asked = (name: string, key = 1) => ({ client: `key ${key}`, name, isLasting: false });

function counting() {
  let times = 0;
  return () => Promise.resolve(prepared(`${(times += 1)}`));
}

/** A clock that changes only when it is set. */
function stoppedClock() {
  let time = 1000;
  return { now: () => time, pass: (ms: number) => void (time += ms) };
}

/** An answer that comes when the test releases it. */
function slowly(text: string) {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let begun = 0;
  const ask = async () => {
    begun += 1;
    await gate;
    return prepared(text);
  };
  return { ask, letGo, begun: () => begun };
}

describe('the answers that are kept', () => {
  it('are given again to the same address only, whoever asks', async () => {
    const answers = answerCache(250, stoppedClock());
    const ask = counting();
    const first = await answers(asked('/a?x=1'), ask);
    expect(first.plain.toString()).toBe('1');
    expect(await answers(asked('/a?x=1'), ask)).toBe(first);
    expect(await answers(asked('/a?x=1', 2), ask)).toBe(first);
    expect((await answers(asked('/a?x=2'), ask)).plain.toString()).toBe('2');
  });

  it('are asked for anew when they are too old', async () => {
    const clock = stoppedClock();
    const answers = answerCache(250, clock);
    const ask = counting();
    await answers(asked('/a'), ask);
    clock.pass(249);
    expect((await answers(asked('/a'), ask)).plain.toString()).toBe('1');
    clock.pass(2);
    expect((await answers(asked('/a'), ask)).plain.toString()).toBe('2');
  });

  it('are as old as their questions, however long the answer took', async () => {
    const clock = stoppedClock();
    const answers = answerCache(250, clock);
    const { ask, letGo } = slowly('old');
    const first = answers(asked('/a'), ask);
    clock.pass(251);
    letGo();
    await first;
    expect((await answers(asked('/a'), counting())).plain.toString()).toBe('1');
  });

  it('are asked for each time unless an age is given', async () => {
    const answers = answerCache(0);
    const ask = counting();
    await answers(asked('/a'), ask);
    expect((await answers(asked('/a'), ask)).plain.toString()).toBe('2');
  });

  it('are no failures', async () => {
    const answers = answerCache(60_000);
    const fail = () => Promise.reject(new Error('down'));
    await expect(answers(asked('/a'), fail)).rejects.toThrow('down');
    expect((await answers(asked('/a'), counting())).plain.toString()).toBe('1');
  });

  it('are packed once, unless they are short', async () => {
    const long = prepared('é'.repeat(600));
    expect(gunzipSync((await long.packed()) ?? '').toString()).toBe('é'.repeat(600));
    expect(long.packed()).toBe(long.packed());
    expect(prepared('é').packed()).toBeUndefined();
  });
});

describe('a question that is being answered', () => {
  it('is not asked again by the same key, and by another one is', async () => {
    const answers = answerCache(0);
    const { ask, letGo, begun } = slowly('once');
    const both = [answers(asked('/a'), ask), answers(asked('/a'), ask)];
    const other = answers(asked('/a', 2), ask);
    expect(begun()).toBe(2);
    letGo();
    const [one, same] = await Promise.all(both);
    expect(one).toBe(same);
    expect(await other).not.toBe(one);
  });

  it('fails for all who wait for it, and is then asked again', async () => {
    const answers = answerCache(0);
    const fail = () => Promise.reject(new Error('down'));
    const both = [answers(asked('/a'), fail), answers(asked('/a'), fail)];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect((await answers(asked('/a'), counting())).plain.toString()).toBe('1');
  });
});
