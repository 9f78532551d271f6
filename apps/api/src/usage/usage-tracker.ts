import type { Logger } from 'pino';
import type { KeyStore, UsageRecorder, UsageRow } from '../deps.ts';

interface Count {
  requests: number;
  lastUsedAt: number;
}

type Counts = Map<number, Map<string, Count>>;

function countOf(counts: Counts, keyId: number, endpoint: string): Count {
  let endpoints = counts.get(keyId);
  if (!endpoints) counts.set(keyId, (endpoints = new Map<string, Count>()));
  let count = endpoints.get(endpoint);
  if (!count) endpoints.set(endpoint, (count = { requests: 0, lastUsedAt: 0 }));
  return count;
}

function rowsOf(counts: Counts): UsageRow[] {
  return [...counts].flatMap(([keyId, endpoints]) =>
    [...endpoints].map(([endpoint, { requests, lastUsedAt }]) => ({
      keyId,
      endpoint,
      requests,
      lastUsedAt: new Date(lastUsedAt),
    })),
  );
}

/**
 * Counts requests for each key and endpoint in memory and writes them in batches. If a batch cannot be written, its
 * counts are kept and written with the next one.
 */
export class UsageTracker implements UsageRecorder {
  readonly #keys: KeyStore;
  readonly #logger: Logger;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  #counts: Counts = new Map();
  #writing: Promise<void> = Promise.resolve();

  /** @param intervalMs - time between two batches, in ms */
  constructor(
    keys: KeyStore,
    options: { logger: Logger; now?: () => number; intervalMs?: number },
  ) {
    this.#keys = keys;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
    this.#timer = setInterval(() => void this.flush(), options.intervalMs ?? 5000);
    this.#timer.unref();
  }

  record(keyId: number, endpoint: string): void {
    const count = countOf(this.#counts, keyId, endpoint);
    count.requests += 1;
    count.lastUsedAt = this.#now();
  }

  /** Writes the counts so far, after a batch that is being written. Never rejects. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Stops the batches and writes the last one. Never rejects. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const rows = rowsOf(this.#counts);
    this.#counts = new Map();
    try {
      await this.#keys.addUsage(rows);
    } catch (error) {
      for (const { keyId, endpoint, requests, lastUsedAt } of rows) {
        const count = countOf(this.#counts, keyId, endpoint);
        count.requests += requests;
        count.lastUsedAt = Math.max(count.lastUsedAt, lastUsedAt.getTime());
      }
      this.#logger.error({ err: error, rows: rows.length }, 'usage could not be written');
    }
  }
}
