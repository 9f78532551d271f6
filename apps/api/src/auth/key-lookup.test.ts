import type { KeyRecord } from '../deps.ts';
import { KeyLookup } from './key-lookup.ts';

const record: KeyRecord = { id: 1, sha256: 'aa', expiresAt: null, deactivatedAt: null };

function setUp(answers: (KeyRecord | null | Error)[], capacity = 10) {
  let time = 1;
  const asked: string[] = [];
  const findByHash = (hash: string) => {
    asked.push(hash);
    const answer = answers.shift() ?? null;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const keys = { findByHash, addUsage: () => Promise.resolve() };
  const lookup = new KeyLookup(keys, { now: () => time, capacity });
  return {
    lookup,
    asked,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('KeyLookup', () => {
  it('asks once in two seconds, also for unknown keys', async () => {
    const { lookup, asked, pass } = setUp([null]);
    await lookup.find('aa');
    pass(2000);
    expect(await lookup.find('aa')).toBeNull();
    expect(asked).toEqual(['aa']);
  });

  it('sees a deactivation after two seconds', async () => {
    const deactivated = { ...record, deactivatedAt: new Date() };
    const { lookup, pass } = setUp([record, deactivated]);
    expect(await lookup.find('aa')).toEqual(record);
    pass(2001);
    expect(await lookup.find('aa')).toEqual(deactivated);
  });

  it('joins requests that come at once', async () => {
    const { lookup, asked } = setUp([record]);
    await Promise.all([lookup.find('aa'), lookup.find('aa'), lookup.find('aa')]);
    expect(asked).toHaveLength(1);
  });

  it('does not remember a failure', async () => {
    const { lookup } = setUp([new Error('gone'), record]);
    await expect(lookup.find('aa')).rejects.toThrow('gone');
    expect(await lookup.find('aa')).toEqual(record);
  });

  it('counts the two seconds from the start of a slow look-up', async () => {
    const { lookup, asked, pass } = setUp([record, null]);
    const slow = lookup.find('aa');
    pass(1500);
    await slow;
    pass(501);
    expect(await lookup.find('aa')).toBeNull();
    expect(asked).toEqual(['aa', 'aa']);
  });

  it('forgets what was not asked for longest when there are too many', async () => {
    const { lookup, asked } = setUp([], 3);
    for (const hash of ['a', 'b', 'c', 'd']) await lookup.find(hash);
    expect(lookup.size).toBe(3);
    await lookup.find('d');
    await lookup.find('a');
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'a']);
  });
});
