import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { DamagedError } from './damage.ts';
import { DatabaseOutageError, isOutage } from './outage.ts';
import type { Adapter } from './prisma-client.ts';
import { ReadOnlyError, StatementError, StoreError } from './store-error.ts';

type Queryable = Pick<Adapter, 'executeRaw' | 'queryRaw'> & Partial<Pick<Adapter, 'executeScript'>>;

/** The details of a failure that an adapter keeps beside the error, as far as they help a person. */
interface Cause {
  readonly kind?: unknown;
  readonly originalMessage?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
  readonly reason?: unknown;
}

/** Failures without a message of the database. */
const words: Readonly<Record<string, (cause: Cause) => string>> = {
  DatabaseNotReachable: ({ host, port }) =>
    `cannot reach database server at ${String(host)}:${String(port)}`,
  ConnectionClosed: () => 'Connection terminated by the database server',
  SocketTimeout: () => 'timeout: the database server did not answer',
  TlsConnectionError: ({ reason }) => `no secure connection: ${String(reason)}`,
};

/**
 * An adapter whose statements fail with the message of the database, and with a {@link DatabaseOutageError} where that
 * is the reason. Prisma's client passes our errors on as they are.
 */
export function withTold(adapter: Adapter): Adapter {
  const start = adapter.startTransaction.bind(adapter);
  return Object.assign(told(adapter), {
    startTransaction: async (...how: Parameters<typeof start>) =>
      told(await start(...how).catch(saidByDatabase)),
  });
}

function told<Of extends Queryable>(queryable: Of): Of {
  const query = queryable.queryRaw.bind(queryable);
  const execute = queryable.executeRaw.bind(queryable);
  const runScript = queryable.executeScript?.bind(queryable);
  return Object.assign(queryable, {
    queryRaw: (statement: Parameters<typeof query>[0]) => query(statement).catch(saidByDatabase),
    executeRaw: (statement: Parameters<typeof execute>[0]) =>
      execute(statement).catch(saidByDatabase),
    ...(runScript && {
      executeScript: (script: string) => runScript(script).catch(saidByDatabase),
    }),
  });
}

/**
 * Throws an error of a driver adapter with the message of the database. The message of the error itself may be only a
 * kind.
 */
export function saidByDatabase(error: unknown): never {
  if (!(error instanceof Error) || error instanceof StoreError) throw error;
  const { cause } = error;
  if (typeof cause === 'object' && cause !== null)
    error.message = messageOf(cause) ?? error.message;
  if (/readonly database|read-only transaction/.test(error.message))
    throw new ReadOnlyError({ cause: error });
  if (isCorrupt(error))
    throw new DamagedError(`its file, as it says "${error.message}"`, { cause: error });
  if (isOutage(error))
    throw new DatabaseOutageError(`the database cannot be used at present: ${error.message}`, {
      cause: error,
    });
  if (isDriverAdapterError(error)) throw new StatementError(error.message, { cause: error });
  throw error;
}

/**
 * The messages of SQLite for pages that are not pages of a database, and of PostgreSQL for pages that do not fit its
 * own checksums.
 */
function isCorrupt({ message }: Error): boolean {
  return /disk image is malformed|invalid page in block|missing chunk number/.test(message);
}

function messageOf(cause: Cause): string | undefined {
  const { kind, originalMessage } = cause;
  if (typeof originalMessage === 'string' && originalMessage !== '') return originalMessage;
  return typeof kind === 'string' ? words[kind]?.(cause) : undefined;
}
