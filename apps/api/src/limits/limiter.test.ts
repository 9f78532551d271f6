import { MemoryLimiter } from './limiter.ts';

describe('a limiter', () => {
  it('fills each bucket as fast as it says, and not beyond its size', async () => {
    let now = 0;
    const limiter = new MemoryLimiter(() => now);
    const size = { perSecond: 2, burst: 3 };
    const take = async (bucket = 'a') => limiter.take(bucket, size);
    expect(await take()).toEqual({ left: 2, waitSeconds: 0 });
    expect(await take()).toEqual({ left: 1, waitSeconds: 0 });
    expect(await take()).toEqual({ left: 0, waitSeconds: 0 });
    expect(await take()).toEqual({ left: 0, waitSeconds: 0.5 });
    expect(await take('b')).toEqual({ left: 2, waitSeconds: 0 });
    now = 250;
    expect(await take()).toEqual({ left: 0, waitSeconds: 0.25 });
    now = 500;
    expect(await take()).toEqual({ left: 0, waitSeconds: 0 });
    now = 60_000;
    expect(await take()).toEqual({ left: 2, waitSeconds: 0 });
  });
});
