import { ReportedError } from '@crossvote/election';

/** The service could not be started; the message says what to do. */
export class ServiceStartError extends ReportedError {
  override readonly name = 'ServiceStartError';
  /** The code of the system, such as `EADDRINUSE`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Turns a failure of `listen` into a sentence. */
export function startErrorOf(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): ServiceStartError {
  const code = error.code ?? 'UNKNOWN';
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} on ${host} is in use: stop the other program or choose another port`,
    EACCES: `port ${port} on ${host} is not allowed for this user: choose a port above 1023`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: choose another host`,
    ENOTFOUND: `the host ${host} is not known: choose another host`,
  };
  const reason = reasons[code] ?? `${host}:${port} cannot be opened (${code})`;
  return new ServiceStartError(code, `The service did not start: ${reason}`, { cause: error });
}
