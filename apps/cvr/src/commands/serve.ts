import { Option } from '@commander-js/extra-typings';
import type { Answerer, Limiter } from '@crossvote/api';
import type { Store } from '@crossvote/store';
import type { AnswerThreadData } from '../answer-thread-data.ts';
import { answerWork } from '../answer-work.ts';
import { databaseUrl, keepStoreOpen, openStore } from '../database.ts';
import type { KeptOpen } from '../kept-open.ts';
import { collectOrigin, parsePort, parseProxies, parseWebAddress } from '../option-values.ts';
import { isRunByNpm, onParentGone } from '../parent-watch.ts';
import type { OptionsOf, Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

/** Log levels as in apps/api; named here, so that `--help` need not load it. */
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/**
 * A dataset that was removed is answered for at most twice this long, in ms: as a dataset that was found, and as an
 * answer that is given again. Asking each time would cost most of the speed.
 */
const freshMs = 250;

function declareServe(program: Program) {
  return program
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
    .option(
      '--trust-proxy <proxies>',
      'proxies whose X-Forwarded-For tells the address of a client: how many there are, or their addresses',
      parseProxies,
    )
    .addOption(
      new Option('--log-level <level>', 'what to log on standard error')
        .choices(levels)
        .default('info'),
    )
    .addHelpText('after', '\nExample:\n  cvr serve --port 8080');
}

type ServeOptions = OptionsOf<ReturnType<typeof declareServe>>;

/** `cvr serve` */
export function addServe(program: Program, terminal: Terminal): void {
  declareServe(program).action(async (options, command) => {
    const first = await openStore(command, terminal);
    const kept = await keepStoreOpen(command, terminal, first);
    const database = databaseUrl(command, terminal);
    try {
      await serveUntilStopped(kept, options, {
        ...{ terminal, database, isReadOnly: first.isReadOnly, isShared: first.isShared },
      });
    } finally {
      await kept.close();
    }
  });
}

/** What is served, and by whom. */
interface Serving {
  readonly terminal: Terminal;
  readonly database: string;
  readonly isReadOnly: boolean;
  /** Other services may be on the same database. */
  readonly isShared: boolean;
}

async function serveUntilStopped(
  kept: KeptOpen<Store>,
  { logLevel, corsOrigin, publicUrl, trustProxy, host, port }: ServeOptions,
  serving: Serving,
): Promise<void> {
  const { createLogger, startService } = await import('@crossvote/api');
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const lookNoMore = isRunByNpm(serving.terminal.env) ? onParentGone(stop) : undefined;
  const logger = createLogger({ level: logLevel });
  const answering = await answeringOf(serving);
  const keys = keysOf(kept, serving);
  try {
    await Promise.all([answering.start(), keys.findByHash('')]).catch(() => {
      // What is wrong is told by the question that meets it.
    });
    const service = await startService({
      ...{ answerer: answering.answer, freshMs },
      ...{ keys, ready: () => kept.use((store) => store.ready()) },
      ...{ logger, host, port, version },
      ...(corsOrigin && { corsOrigins: corsOrigin }),
      ...(publicUrl !== undefined && { publicUrl }),
      ...(trustProxy !== undefined && { trustProxy }),
      ...(serving.isShared && !serving.isReadOnly && { limiter: limiterOf(kept) }),
    });
    const { url } = service;
    serving.terminal.out(
      `Crossvote answers at ${url}/api/v1/election; documentation at ${url}/docs`,
    );
    await aborted(stopping.signal);
    await service.close();
    logger.flush();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    lookNoMore?.();
    await answering.close();
  }
}

/** Limits of requests count for all services on one database together. */
function limiterOf(kept: KeptOpen<Store>): Limiter {
  return { take: (bucket, size) => kept.use(({ rateBuckets }) => rateBuckets.take(bucket, size)) };
}

/** Requests to a database that is only read are counted nowhere, nor those to a file that is gone. */
function keysOf(
  kept: KeptOpen<Store>,
  { isReadOnly }: Serving,
): Pick<Store['keys'], 'findByHash' | 'addUsage'> {
  return {
    findByHash: (sha256) => kept.use(({ keys }) => keys.findByHash(sha256)),
    addUsage: async (rows) => {
      if (isReadOnly) return;
      const { DatabaseGoneError } = await import('@crossvote/store');
      await kept
        .use(({ keys }) => keys.addUsage(rows))
        .catch((error: unknown) => {
          if (!(error instanceof DatabaseGoneError)) throw error;
        });
    },
  };
}

/** What answers questions while the service runs. */
interface Answering {
  readonly answer: Answerer;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Threads with this script; without one, this thread. */
async function answeringOf({ terminal, database, isReadOnly }: Serving): Promise<Answering> {
  const { AnswerThreads } = await import('@crossvote/api');
  const { maxAnswerRows } = await import('@crossvote/contracts');
  const analysisOptions = { freshMs, maxRows: maxAnswerRows };
  const data: AnswerThreadData = { database, readOnly: isReadOnly, analysisOptions };
  if (terminal.answerScript) return new AnswerThreads(terminal.answerScript, data);
  const { answer, prepare, end } = answerWork(data);
  return { answer, start: prepare, close: end };
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
