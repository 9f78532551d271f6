import { timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { KeyRecord, KeyStore } from '../deps.ts';

/** How long the result of a look-up is kept, in ms. A deactivated key may still work for this time. */
const lookupLifetimeMs = 2000;

function hasHash({ sha256 }: KeyRecord, sha256Hex: string): boolean {
  const [stored, asked] = [Buffer.from(sha256, 'hex'), Buffer.from(sha256Hex, 'hex')];
  return stored.length === asked.length && timingSafeEqual(stored, asked);
}

/**
 * Looks up keys by their hash and keeps the results for a short time, also for unknown keys. The memory is bounded: the
 * hashes that were not asked for the longest time are forgotten.
 */
export class KeyLookup {
  readonly #keys: KeyStore;
  readonly #lookups: LRUCache<string, Promise<KeyRecord | null>>;

  constructor(
    keys: KeyStore,
    { now, capacity = 10_000 }: { now: () => number; capacity?: number },
  ) {
    this.#keys = keys;
    this.#lookups = new LRUCache({
      ...{ max: capacity, ttl: lookupLifetimeMs, ttlResolution: 0 },
      perf: { now },
    });
  }

  /**
   * @param sha256Hex - hash of the key, hexadecimal
   * @returns the key with exactly this hash, compared in constant time; null when there is none
   * @throws whatever the store throws; a failure is not remembered
   */
  find(sha256Hex: string): Promise<KeyRecord | null> {
    const known = this.#lookups.get(sha256Hex);
    if (known) return known;
    const lookup = this.#read(sha256Hex);
    // The time counts from the start of the look-up, so that a slow answer is not kept longer.
    this.#lookups.set(sha256Hex, lookup);
    lookup.catch(() => {
      if (this.#lookups.peek(sha256Hex) === lookup) this.#lookups.delete(sha256Hex);
    });
    return lookup;
  }

  async #read(sha256Hex: string): Promise<KeyRecord | null> {
    const record = await this.#keys.findByHash(sha256Hex);
    return record && hasHash(record, sha256Hex) ? record : null;
  }

  /** Number of remembered answers. */
  get size(): number {
    return this.#lookups.size;
  }
}
