import { createServer, type Server } from 'node:http';
import { createApp } from './app.ts';
import type { ApiDeps } from './deps.ts';
import { clientErrorAnswerer } from './errors/client-error.ts';
import { connectRefusal } from './errors/connect-refusal.ts';
import { inTurn } from './http/turns.ts';
import { startErrorOf } from './service-start-error.ts';
import { drain } from './shutdown.ts';
import { UsageTracker } from './usage/usage-tracker.ts';

/** Options of the service. */
export interface ServiceOptions extends Omit<ApiDeps, 'usage'> {
  /** Address to listen on; `127.0.0.1` unless given. */
  readonly host?: string;
  /** 3000 unless given; 0 takes any free port. */
  readonly port?: number;
  /** Closes the service when it is aborted. */
  readonly signal?: AbortSignal;
  /** How long running requests may take to finish at shutdown, in ms; 10 s unless given. */
  readonly shutdownTimeoutMs?: number;
  /** Time between two writes of usage, in ms; 5 s unless given. */
  readonly usageIntervalMs?: number;
}

/** A running service. */
export interface Service {
  /** Origin of the service on this machine. */
  readonly url: string;
  /**
   * Stops accepting requests, lets running requests finish and writes the usage. Further calls wait for the first one.
   */
  close(): Promise<void>;
}

const wildcards: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const reachable = wildcards[host] ?? host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => {
      reject(startErrorOf(error, { host, port }));
    };
    server.once('error', refuse);
    server.listen({ host, port }, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function serverOf(deps: ApiDeps): Server {
  const { listener: answer, classes } = createApp(deps);
  const listener = inTurn(answer);
  const options = {
    maxHeaderSize: 16_384,
    requestTimeout: 30_000,
    // The application refuses such a request itself, with the documented body.
    requireHostHeader: false,
  };
  const server = createServer({ ...options, ...classes }, listener);
  // Requests with an `Expect` header that Node does not know. The application refuses these, too.
  server.on('checkExpectation', listener);
  server.on('clientError', clientErrorAnswerer(deps.logger));
  server.on('connect', connectRefusal(deps.logger));
  return server;
}

function usageTrackerOf({ keys, logger, now, usageIntervalMs }: ServiceOptions): UsageTracker {
  return new UsageTracker(keys, {
    logger,
    ...(now && { now }),
    ...(usageIntervalMs !== undefined && { intervalMs: usageIntervalMs }),
  });
}

/**
 * Starts the HTTP service.
 *
 * @returns when it accepts requests
 * @throws ServiceStartError when the port cannot be opened, for example because it is in use
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { logger, host = '127.0.0.1', port = 3000, signal } = options;
  signal?.throwIfAborted();
  const usage = usageTrackerOf(options);
  const server = serverOf({ ...options, usage });
  await listen(server, host, port).catch(async (error: unknown) => {
    await usage.stop();
    throw error;
  });
  // A connection that cannot be accepted, as there are no file handles left, must not end the service.
  server.on('error', (error) => {
    logger.error({ err: error }, 'server error');
  });
  const url = urlOf(server, host);
  logger.info({ url }, 'service started');

  const stop = async () => {
    logger.info('service stops');
    const finished = await drain(server, options.shutdownTimeoutMs ?? 10_000);
    if (!finished) logger.warn('running requests were cut off');
    await usage.stop();
    logger.info('service stopped');
  };
  let stopped: Promise<void> | undefined;
  const close = () => (stopped ??= stop());
  signal?.addEventListener('abort', () => void close(), { once: true });
  return { url, close };
}
