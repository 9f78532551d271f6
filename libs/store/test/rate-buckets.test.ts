import { setTimeout as sleep } from 'node:timers/promises';
import { describeEachDatabase } from '../src/testing.ts';

/** So slow that nothing comes back while a test runs. */
const perSecond = 1e-6;

describeEachDatabase('a limit that services share', (databases) => {
  it('gives as much as there is, whoever asks', async () => {
    const url = await databases.create();
    const stores = [await databases.open(url), await databases.open(url)];
    const take = (place: number) =>
      stores[place % 2]!.rateBuckets.take('a', { perSecond, burst: 10 });
    const taken = await Promise.all(Array.from({ length: 30 }, (_, place) => take(place)));
    const granted = taken.filter(({ waitSeconds }) => waitSeconds === 0);
    expect(granted.map(({ left }) => left).sort((a, b) => b - a)).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ]);
    for (const { left, waitSeconds } of taken)
      if (waitSeconds > 0) {
        expect(left).toBe(0);
        expect(waitSeconds).toBeGreaterThan(0.9 / perSecond);
        expect(waitSeconds).toBeLessThanOrEqual(1 / perSecond);
      }
    const other = await stores[0]!.rateBuckets.take('b', { perSecond, burst: 10 });
    expect(other).toEqual({ left: 9, waitSeconds: 0 });
  });

  it('fills again with time, and is forgotten once it is full', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const fast = { perSecond: 1000, burst: 1 };
    expect(await store.rateBuckets.take('a', fast)).toEqual({ left: 0, waitSeconds: 0 });
    await sleep(50);
    for (let times = 2; times < 1000; times += 1)
      await store.rateBuckets.take(`bucket ${times % 3}`, { perSecond: 1e6, burst: 1e6 });
    await sleep(50);
    expect(await store.rateBuckets.take('a', fast)).toEqual({ left: 0, waitSeconds: 0 });
    const [rows] = await databases.sql(url, 'SELECT COUNT(*) AS "rows" FROM "RateBucket"');
    expect(Number(rows?.[0]?.rows)).toBe(1);
  });
});
