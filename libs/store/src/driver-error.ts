/** What an adapter keeps of a failure beside its error, as far as it concerns a person. */
interface Cause {
  readonly kind?: unknown;
  readonly originalMessage?: unknown;
  readonly host?: unknown;
  readonly port?: unknown;
  readonly reason?: unknown;
}

/** Failures in which no database said anything. */
const words: Readonly<Record<string, (cause: Cause) => string>> = {
  DatabaseNotReachable: ({ host, port }) =>
    `cannot reach database server at ${String(host)}:${String(port)}`,
  ConnectionClosed: () => 'Connection terminated by the database server',
  SocketTimeout: () => 'timeout: the database server did not answer',
  TlsConnectionError: ({ reason }) => `no secure connection: ${String(reason)}`,
};

/** Throws an error of a driver adapter with what the database said: its own message may be no more than a kind. */
export function saidByDatabase(error: unknown): never {
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof Error && typeof cause === 'object' && cause !== null)
    error.message = messageOf(cause) ?? error.message;
  throw error;
}

function messageOf(cause: Cause): string | undefined {
  const { kind, originalMessage } = cause;
  if (typeof originalMessage === 'string' && originalMessage !== '') return originalMessage;
  return typeof kind === 'string' ? words[kind]?.(cause) : undefined;
}
