import type { CallOptions, CrossvoteOptions } from '../src/index.ts';
import { checkOptions } from '../src/options.ts';
import { Transport } from '../src/transport.ts';

/** Answer of a made-up family. */
export interface TownList {
  readonly towns: readonly string[];
}

/** A made-up family, written as one that comes later: calls of its own, over the transport that the client has. */
export class Towns {
  readonly #transport: Transport;

  constructor(options: CrossvoteOptions) {
    this.#transport = new Transport(checkOptions(options, { basePaths: ['/tiny'] }));
  }

  list(options: CallOptions = {}): Promise<TownList> {
    return this.#transport.get<TownList>({
      ...options,
      address: '/tiny/towns',
      schema: () => Promise.reject(new Error('a made-up family has no schema')),
    });
  }
}
