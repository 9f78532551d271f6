import { hash } from 'node:crypto';
import { type Access, type ProblemCode, ProblemError } from '@crossvote/contracts';
import type { KeyStore } from '../deps.ts';
import { KeyLookup } from './key-lookup.ts';
import type { Principal } from './principal.ts';

type KeyAccess = Extract<Access, { kind: 'key' }>;

/** Finds out whose key a request carries. */
export class Authenticator {
  readonly #lookup: KeyLookup;
  readonly #now: () => number;

  constructor(keys: KeyStore, now: () => number) {
    this.#lookup = new KeyLookup(keys, { now });
    this.#now = now;
  }

  /**
   * @param key - the key as it was sent
   * @param access - the access rule of the family, which words the refusal
   * @throws ProblemError 401 when the key is missing, unknown, deactivated or expired
   */
  async authenticate(
    key: string | undefined,
    { place, challenge }: KeyAccess,
  ): Promise<Principal & { readonly keyId: number }> {
    const refuse = (code: ProblemCode, message: string) =>
      new ProblemError({ status: 401, code, message, headers: challenge });
    if (key === undefined || key === '') {
      const where = place.in === 'header' ? `the ${place.name} header` : `parameter ${place.name}`;
      throw refuse('no_key', `Missing API key: send it in ${where}`);
    }
    const record = await this.#lookup.find(hash('sha256', key));
    if (!record) throw refuse('bad_key', 'Invalid API key');
    if (record.deactivatedAt) throw refuse('bad_key', 'This API key was deactivated');
    if (record.expiresAt && record.expiresAt.getTime() <= this.#now())
      throw refuse('bad_key', 'This API key has expired');
    return { client: `key ${record.id}`, keyId: record.id, datasets: record.datasets };
  }
}
