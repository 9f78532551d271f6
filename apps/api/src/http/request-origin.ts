import type { IncomingMessage } from 'node:http';

/** A name, an IPv4 or a bracketed IPv6 address, and perhaps a port: harmless in a shell command. */
const safeHost = /^(?:[a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?|\[[a-f\d:.]{2,45}\])(?::\d{1,5})?$/i;

/** Stands for the origin where the request does not tell; to be replaced by the reader, like the key. */
const placeholder = 'http://your_server';

/**
 * Origin under which the sender of a request reached the service, to be shown to that sender alone:
 * the headers it is taken from can be made up.
 */
export function requestOrigin({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const { host } = headers;
  if (host === undefined || !safeHost.test(host)) return placeholder;
  const forwarded = headers['x-forwarded-proto'];
  const first = typeof forwarded === 'string' ? forwarded.split(',')[0] : undefined;
  return `${first?.trim().toLowerCase() === 'https' ? 'https' : 'http'}://${host}`;
}
