import { LRUCache } from 'lru-cache';
import { PreparedAnswer } from './prepared-answer.ts';

/** Bytes of answers kept at once, plain and packed form together. */
const capacityBytes = 32 * 2 ** 20;
/** What an entry costs beside its answer, in bytes. */
const entryBytes = 500;

/** Gives the answer to an address: the one of a moment ago, or a new one. */
export type Answers = (address: string, ask: () => Promise<unknown>) => Promise<PreparedAnswer>;

/**
 * Keeps answers for a moment, ready to be sent: under load the same questions come again and again, whoever asks.
 *
 * @param freshMs - how old a kept answer may be, in ms; 0 keeps none
 */
export function answerCache(freshMs: number): Answers {
  if (freshMs === 0) return async (_address, ask) => new PreparedAnswer(await ask());
  const kept = new LRUCache<string, PreparedAnswer>({
    ttl: freshMs,
    maxSize: capacityBytes,
    sizeCalculation: ({ plain }, address) => 2 * plain.length + address.length + entryBytes,
  });
  return async (address, ask) => {
    const known = kept.get(address);
    if (known) return known;
    const start = performance.now();
    const answer = new PreparedAnswer(await ask());
    // Counted from the question: what it tells may have changed since.
    kept.set(address, answer, { start });
    return answer;
  };
}
