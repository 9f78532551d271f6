import { StoreError } from './store-error.ts';

/**
 * The database cannot be used now: it does not answer, another program keeps it locked, or its file is no longer the
 * one that was opened. The request was right and may be repeated later.
 */
export class DatabaseOutageError extends StoreError {}

/** The path no longer names the file that was opened. If another file is there now, it can be opened instead. */
export class DatabaseGoneError extends DatabaseOutageError {}

/** Kinds of failures, in the words of Prisma's adapters. */
const kinds: readonly unknown[] = [
  'DatabaseNotReachable',
  'DatabaseDoesNotExist',
  'DatabaseAccessDenied',
  'AuthenticationFailed',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
];

/**
 * Error classes of PostgreSQL: connections, resources, shut-downs, the system. A full disk (53100) is handled
 * separately.
 */
const postgresqlCodes = /^(?:08|53[023]00|57P|58)/;

/** Messages of SQLite and of the PostgreSQL driver that have no kind. */
const messages =
  /unable to open database file|disk I\/O error|timeout exceeded when trying to connect|connection terminated|connection error|terminating connection/i;

const systemCodes = /^(?:E(?:CONN|HOST|NET|TIMEDOUT|PIPE|AI_)|ENOTFOUND)/;

/** Whether a failure of a driver adapter means an outage. */
export function isOutage(error: Error): boolean {
  const { kind, originalCode } = causeOf(error);
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    kinds.includes(kind) ||
    (typeof originalCode === 'string' && postgresqlCodes.test(originalCode)) ||
    (typeof code === 'string' && systemCodes.test(code)) ||
    messages.test(error.message)
  );
}

function causeOf({ cause }: Error): { readonly kind?: unknown; readonly originalCode?: unknown } {
  return typeof cause === 'object' && cause !== null ? cause : {};
}
