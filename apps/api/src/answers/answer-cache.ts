import { LRUCache } from 'lru-cache';
import type { PreparedAnswer } from './prepared-answer.ts';

/** Bytes of answers kept at once, plain and packed form together. */
const capacityBytes = 32 * 2 ** 20;
/** What an entry costs beside its answer, in bytes. */
const entryBytes = 500;

/** A question of a client. */
export interface Asked {
  readonly client: string;
  /** All that the answer depends on. */
  readonly name: string;
  /** The name tells the version of what is asked about: its answer never changes. */
  readonly isLasting: boolean;
}

/** Gives the answer to a question: the one of a moment ago, the one that the client waits for already, or a new one. */
export type Answers = (asked: Asked, ask: () => Promise<PreparedAnswer>) => Promise<PreparedAnswer>;

/**
 * Keeps answers, ready to be sent: under load the same questions come again and again, whoever asks. An answer without a
 * version is kept for a moment. A question that a client asks again before it has its answer is not asked twice. Another
 * client does not join it: it has a turn of its own, and that of the first may be far away.
 *
 * @param freshMs - how old a kept answer without a version may be, in ms; 0 keeps none
 * @param clock - tells the time in ms
 */
export function answerCache(
  freshMs: number,
  clock: { readonly now: () => number } = performance,
): Answers {
  const kept = new LRUCache<string, PreparedAnswer>({
    ttlResolution: 0,
    perf: clock,
    maxSize: capacityBytes,
    sizeCalculation: ({ plain }, name) => 2 * plain.length + name.length + entryBytes,
  });
  const underWay = new Map<string, Promise<PreparedAnswer>>();
  return ({ client, name, isLasting }, ask) => {
    const known = kept.get(name);
    if (known) return Promise.resolve(known);
    const ownName = `${client} ${name}`;
    const joined = underWay.get(ownName);
    if (joined) return joined;
    const start = clock.now();
    const asking = ask()
      .then((answer) => {
        // The time counts from the question: what the answer tells may have changed since.
        if (isLasting) kept.set(name, answer);
        else if (freshMs > 0) kept.set(name, answer, { ttl: freshMs, start });
        return answer;
      })
      .finally(() => underWay.delete(ownName));
    underWay.set(ownName, asking);
    return asking;
  };
}
