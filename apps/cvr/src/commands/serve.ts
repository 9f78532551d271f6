import type { Store } from '@crossvote/store';
import { Option, type Command } from 'commander';
import { withStore } from '../database.ts';
import { collectOrigin, parsePort, parseWebAddress } from '../option-values.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

/** Log levels as in apps/api; named here, so that `--help` need not load it. */
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/**
 * A dataset that was removed is answered for at most twice this long, in ms: as a dataset that was found, and as an
 * answer that is given again. Asking each time would cost most of the speed.
 */
const freshMs = 250;

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly corsOrigin?: string[];
  readonly publicUrl?: string;
  readonly logLevel: (typeof levels)[number];
}

/** `cvr serve` */
export function addServe(program: Command, terminal: Terminal): void {
  program
    .command('serve')
    .description('answer over REST until interrupted')
    .option('--port <port>', 'port to listen on; 0 takes a free one', parsePort, 3000)
    .option('--host <host>', 'address to listen on; the default is this machine alone', '127.0.0.1')
    .option(
      '--cors-origin <origin>',
      'web origin whose pages may call, or *; may be given several times',
      collectOrigin,
    )
    .option(
      '--public-url <url>',
      'address under which others reach the service, for its documentation',
      parseWebAddress,
    )
    .addOption(
      new Option('--log-level <level>', 'what to log on standard error')
        .choices(levels)
        .default('info'),
    )
    .addHelpText('after', '\nExample:\n  cvr serve --port 8080')
    .action((options: ServeOptions, command: Command) =>
      withStore(command, terminal, (store) => serveUntilStopped(store, options, terminal)),
    );
}

async function serveUntilStopped(
  store: Store,
  { logLevel, corsOrigin, publicUrl, host, port }: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  const { ElectionAnalysis } = await import('@crossvote/analysis');
  const { createLogger, startService } = await import('@crossvote/api');
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const logger = createLogger({ level: logLevel });
  const analysis = new ElectionAnalysis(store, { freshMs });
  try {
    await Promise.all([analysis.warmUp(), store.keys.findByHash('')]).catch(() => {
      // What is wrong is told by the question that meets it.
    });
    const service = await startService({
      ...{ analysis, freshMs },
      keys: store.isReadOnly ? withoutUsage(store.keys) : store.keys,
      ready: () => store.ready(),
      ...{ logger, host, port, version },
      ...(corsOrigin && { corsOrigins: corsOrigin }),
      ...(publicUrl !== undefined && { publicUrl }),
    });
    const { url } = service;
    terminal.out(`Crossvote answers at ${url}/api/v1/election; documentation at ${url}/docs`);
    await aborted(stopping.signal);
    await service.close();
    await analysis.settle();
    logger.flush();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Requests to a database that is only read are counted nowhere. */
function withoutUsage(keys: Store['keys']): Pick<Store['keys'], 'findByHash' | 'addUsage'> {
  return { findByHash: (sha256) => keys.findByHash(sha256), addUsage: () => Promise.resolve() };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
