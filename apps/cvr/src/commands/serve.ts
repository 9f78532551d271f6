import type { Answerer } from '@crossvote/api';
import type { Store } from '@crossvote/store';
import { Option, type Command } from 'commander';
import type { AnswerThreadData } from '../answer-thread-data.ts';
import { databaseUrl, withStore } from '../database.ts';
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
      withStore(command, terminal, (store) =>
        serveUntilStopped(store, options, { terminal, database: databaseUrl(command, terminal) }),
      ),
    );
}

async function serveUntilStopped(
  store: Store,
  { logLevel, corsOrigin, publicUrl, host, port }: ServeOptions,
  { terminal, database }: { readonly terminal: Terminal; readonly database: string },
): Promise<void> {
  const { createLogger, startService } = await import('@crossvote/api');
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const logger = createLogger({ level: logLevel });
  const answering = await answeringOf(store, terminal.answerScript, database);
  try {
    await Promise.all([answering.start(), store.keys.findByHash('')]).catch(() => {
      // What is wrong is told by the question that meets it.
    });
    const service = await startService({
      ...{ answerer: answering.answer, freshMs },
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
    logger.flush();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await answering.close();
  }
}

/** Requests to a database that is only read are counted nowhere. */
function withoutUsage(keys: Store['keys']): Pick<Store['keys'], 'findByHash' | 'addUsage'> {
  return { findByHash: (sha256) => keys.findByHash(sha256), addUsage: () => Promise.resolve() };
}

/** What answers questions while the service runs. */
interface Answering {
  readonly answer: Answerer;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Threads with this script; without one, this thread. */
async function answeringOf(
  store: Store,
  script: URL | undefined,
  database: string,
): Promise<Answering> {
  const { AnswerThreads, electionAnswerer } = await import('@crossvote/api');
  const { maxAnswerRows } = await import('@crossvote/contracts');
  const analysisOptions = { freshMs, maxRows: maxAnswerRows };
  if (script)
    return new AnswerThreads(script, {
      database,
      readOnly: store.isReadOnly,
      analysisOptions,
    } satisfies AnswerThreadData);
  const { ElectionAnalysis } = await import('@crossvote/analysis');
  const analysis = new ElectionAnalysis(store, analysisOptions);
  return {
    answer: electionAnswerer(analysis),
    start: () => analysis.warmUp(),
    close: () => analysis.settle(),
  };
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
