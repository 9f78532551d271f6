import { type ApiFamily, ProblemError, type RateLimit } from '@crossvote/contracts';
import type { Request } from 'express';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principal.ts';
import { clientNetwork } from '../limits/client-network.ts';
import type { Limiter } from '../limits/limiter.ts';

/** A client that was let in, and the headers about its limit. */
export interface Admitted {
  readonly principal: Principal;
  readonly headers: Readonly<Record<string, string>>;
}

const none = {};

/** The address that a trusted proxy states, if it is an address; else the address of the connection. */
function addressOf({ ip = '', socket }: Request): string {
  return `address ${clientNetwork(ip) ?? clientNetwork(socket.remoteAddress ?? '') ?? ''}`;
}

/** Lets requests into the families, with or without a key, as often as each family allows. */
export class Entrance {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly limiter: Limiter,
  ) {}

  /**
   * @throws ProblemError 401 without a good key; 403 or 429, with Retry-After in seconds, when the limit of the family is
   *   reached
   */
  async admit(family: ApiFamily, req: Request): Promise<Admitted> {
    const { access, limit } = family;
    // A limit by key needs the key first. Requests under other limits can be refused without a key.
    const isEarly = limit !== undefined && limit.by !== 'key';
    const early = isEarly ? await this.take(family, limit, addressOf(req)) : none;
    const principal: Principal =
      access.kind === 'key'
        ? await this.authenticator.authenticate(access.keyOf(req), access)
        : { client: addressOf(req), keyId: undefined, datasets: [] };
    const headers = limit?.by === 'key' ? await this.take(family, limit, principal.client) : early;
    return { principal, headers };
  }

  private async take({ name }: ApiFamily, limit: RateLimit, client: string) {
    const bucket = limit.by === 'family' ? name : `${name} ${client}`;
    const { left, waitSeconds } = await this.limiter.take(bucket, limit);
    const headers = limit.headers?.(left) ?? {};
    if (waitSeconds === 0) return headers;
    throw new ProblemError({
      status: limit.status,
      code: 'quota',
      message: limit.message,
      headers: { ...headers, 'Retry-After': String(Math.ceil(waitSeconds)) },
    });
  }
}
