import { LRUCache } from 'lru-cache';
import type { PreparedAnswer } from './prepared-answer.ts';

/** Most bytes of answers that are kept, plain and packed form together. */
const capacityBytes = 32 * 2 ** 20;
/** Memory of an entry beside its answer, in bytes. */
const entryBytes = 500;

/** A question of a client. */
export interface Asked {
  readonly client: string;
  /** Text of everything that the answer depends on. */
  readonly name: string;
  /** Whether the name contains the version of the data. Then the answer never changes. */
  readonly isLasting: boolean;
}

/** Returns the answer to a question: a kept one, the one that this client already waits for, or a new one. */
export type Answers = (asked: Asked, ask: () => Promise<PreparedAnswer>) => Promise<PreparedAnswer>;

/**
 * Keeps answers that are ready to be sent, as under load many clients ask the same questions. An answer without a
 * version is kept for a short time. If a client repeats a question before it has the answer, both requests get the same
 * answer. Another client does not wait for that answer: it has its own turn, and the turn of the first client may be
 * far away.
 *
 * @param freshMs - greatest age of a kept answer without a version, in ms; 0 keeps none
 * @param clock - returns the time in ms
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
        // The age counts from the question, as the data may have changed since then.
        if (isLasting) kept.set(name, answer);
        else if (freshMs > 0) kept.set(name, answer, { ttl: freshMs, start });
        return answer;
      })
      .finally(() => underWay.delete(ownName));
    underWay.set(ownName, asking);
    return asking;
  };
}
