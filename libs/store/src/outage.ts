import { StoreError } from './store-error.ts';

/**
 * The database cannot be used at present: it does not answer, another program keeps it locked, or its file is no longer
 * the one that was opened. Nothing is wrong with what was asked; it may be asked again later.
 */
export class DatabaseOutageError extends StoreError {}

/** The path no longer names the file that was opened: what is there now, if anything, can be opened in its place. */
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

/** PostgreSQL's classes of errors: connections, resources, shut-downs, the system; a full disk (53100) is told apart. */
const postgresqlCodes = /^(?:08|53[023]00|57P|58)/;

/** What SQLite and the driver of PostgreSQL say without a kind. */
const messages =
  /unable to open database file|disk I\/O error|timeout exceeded when trying to connect|connection terminated|connection error|terminating connection/i;

const systemCodes = /^(?:E(?:CONN|HOST|NET|TIMEDOUT|PIPE|AI_)|ENOTFOUND)/;

/** Whether a failure of a driver adapter tells of an outage. */
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
