import { hash } from 'node:crypto';
import type { KeyStore } from '../deps.ts';
import { HttpProblem } from '../errors/http-problem.ts';
import { KeyLookup } from './key-lookup.ts';

function unauthorized(message: string): HttpProblem {
  return new HttpProblem(401, message, { 'WWW-Authenticate': 'ApiKey' });
}

/** Tells whose key a request carries. */
export class Authenticator {
  readonly #lookup: KeyLookup;
  readonly #now: () => number;

  constructor(keys: KeyStore, now: () => number) {
    this.#lookup = new KeyLookup(keys, { now });
    this.#now = now;
  }

  /**
   * @param header - value of X-API-Key
   * @returns id of the key
   * @throws HttpProblem 401 when it is missing, unknown, deactivated or expired
   */
  async authenticate(header: string | undefined): Promise<number> {
    if (header === undefined || header === '') {
      throw unauthorized('Missing API key: send it in the X-API-Key header');
    }
    const record = await this.#lookup.find(hash('sha256', header));
    if (!record) throw unauthorized('Invalid API key');
    if (record.deactivatedAt) throw unauthorized('This API key was deactivated');
    if (record.expiresAt && record.expiresAt.getTime() <= this.#now()) {
      throw unauthorized('This API key has expired');
    }
    return record.id;
  }
}
