import { LRUCache } from 'lru-cache';

/** How fast a bucket fills, and how many requests are in a full one. */
export interface BucketSize {
  /** Requests that are allowed again each second. */
  readonly perSecond: number;
  /** Most requests at once after a pause; at least 1. */
  readonly burst: number;
}

/** The answer of a bucket to one request. */
export interface Allowance {
  /** Number of whole requests that are left. */
  readonly left: number;
  /** Time until a request is allowed again; 0 where this one is allowed. */
  readonly waitSeconds: number;
}

/** Counts requests in token buckets, for all families. */
export interface Limiter {
  /** Takes one request out of a bucket, if there is one. A new bucket is full. */
  take(bucket: string, size: BucketSize): Promise<Allowance>;
}

/** Most buckets in memory. The bucket that was not used for the longest time is forgotten, and is full again. */
const capacity = 100_000;

/** Counts in the memory of this process. */
export class MemoryLimiter implements Limiter {
  private readonly buckets = new LRUCache<string, { tokens: number; at: number }>({
    max: capacity,
  });

  /** @param now - returns milliseconds since any fixed moment */
  constructor(private readonly now: () => number = () => performance.now()) {}

  take(bucket: string, { perSecond, burst }: BucketSize): Promise<Allowance> {
    const at = this.now();
    const known = this.buckets.get(bucket) ?? { tokens: burst, at };
    const tokens = Math.min(burst, known.tokens + ((at - known.at) / 1000) * perSecond);
    const isAllowed = tokens >= 1;
    const left = isAllowed ? tokens - 1 : tokens;
    this.buckets.set(bucket, { tokens: left, at });
    return Promise.resolve({
      left: Math.floor(left),
      waitSeconds: isAllowed ? 0 : (1 - tokens) / perSecond,
    });
  }
}
