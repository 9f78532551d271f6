import { LRUCache } from 'lru-cache';
import type { PreparedAnswer } from './prepared-answer.ts';

/** Bytes of answers kept at once, plain and packed form together. */
const capacityBytes = 32 * 2 ** 20;
/** What an entry costs beside its answer, in bytes. */
const entryBytes = 500;

/** A question of a key, by the address that it was sent to. */
export interface Asked {
  readonly keyId: number;
  readonly address: string;
}

/** Gives the answer to an address: the one of a moment ago, the one that the key waits for already, or a new one. */
export type Answers = (asked: Asked, ask: () => Promise<PreparedAnswer>) => Promise<PreparedAnswer>;

/**
 * Keeps answers for a moment, ready to be sent: under load the same questions come again and again, whoever asks.
 * A question that a key asks again before it has its answer is not asked twice. Another key does not join it: it has a
 * turn of its own, and that of the first may be far away.
 *
 * @param freshMs - how old a kept answer may be, in ms; 0 keeps none
 * @param clock - tells the time in ms
 */
export function answerCache(
  freshMs: number,
  clock: { readonly now: () => number } = performance,
): Answers {
  const kept =
    freshMs === 0
      ? undefined
      : new LRUCache<string, PreparedAnswer>({
          ttl: freshMs,
          ttlResolution: 0,
          perf: clock,
          maxSize: capacityBytes,
          sizeCalculation: ({ plain }, address) => 2 * plain.length + address.length + entryBytes,
        });
  const underWay = new Map<string, Promise<PreparedAnswer>>();
  return ({ keyId, address }, ask) => {
    const known = kept?.get(address);
    if (known) return Promise.resolve(known);
    const name = `${keyId} ${address}`;
    const joined = underWay.get(name);
    if (joined) return joined;
    const start = clock.now();
    const asking = ask()
      .then((answer) => {
        // Counted from the question: what it tells may have changed since.
        kept?.set(address, answer, { start });
        return answer;
      })
      .finally(() => underWay.delete(name));
    underWay.set(name, asking);
    return asking;
  };
}
