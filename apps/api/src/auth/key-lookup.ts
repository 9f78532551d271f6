import { timingSafeEqual } from 'node:crypto';
import type { KeyRecord, KeyStore } from '../deps.ts';

/** How long a look-up may be repeated from memory, in ms: a deactivated key works no longer than this. */
export const lookupLifetimeMs = 2000;

interface Lookup {
  readonly record: Promise<KeyRecord | null>;
  /** Counted from the start of the look-up, so that a slow answer is not kept longer. */
  readonly staleAt: number;
}

function hasHash({ sha256 }: KeyRecord, sha256Hex: string): boolean {
  const [stored, asked] = [Buffer.from(sha256, 'hex'), Buffer.from(sha256Hex, 'hex')];
  return stored.length === asked.length && timingSafeEqual(stored, asked);
}

/**
 * Looks keys up by their hash and remembers the answers for a moment, unknown keys included. The memory
 * is bounded: with ever new hashes the oldest are forgotten.
 */
export class KeyLookup {
  readonly #keys: KeyStore;
  readonly #now: () => number;
  readonly #capacity: number;
  readonly #lookups = new Map<string, Lookup>();

  constructor(
    keys: KeyStore,
    { now, capacity = 10_000 }: { now: () => number; capacity?: number },
  ) {
    this.#keys = keys;
    this.#now = now;
    this.#capacity = capacity;
  }

  /**
   * @param sha256Hex - hash of the key, hexadecimal
   * @returns the key with exactly this hash, compared in constant time; null when there is none
   * @throws whatever the store throws; a failure is not remembered
   */
  find(sha256Hex: string): Promise<KeyRecord | null> {
    const known = this.#lookups.get(sha256Hex);
    const now = this.#now();
    if (known && now < known.staleAt) return known.record;
    const record = this.#read(sha256Hex);
    const lookup = { record, staleAt: now + lookupLifetimeMs };
    this.#remember(sha256Hex, lookup);
    record.catch(() => {
      if (this.#lookups.get(sha256Hex) === lookup) this.#lookups.delete(sha256Hex);
    });
    return record;
  }

  async #read(sha256Hex: string): Promise<KeyRecord | null> {
    const record = await this.#keys.findByHash(sha256Hex);
    return record && hasHash(record, sha256Hex) ? record : null;
  }

  #remember(sha256Hex: string, lookup: Lookup): void {
    // Deleted first, so that the order of the map is the order of age.
    this.#lookups.delete(sha256Hex);
    this.#lookups.set(sha256Hex, lookup);
    if (this.#lookups.size <= this.#capacity) return;
    const [oldest] = this.#lookups.keys();
    if (oldest !== undefined) this.#lookups.delete(oldest);
  }

  /** Number of remembered answers. */
  get size(): number {
    return this.#lookups.size;
  }
}
