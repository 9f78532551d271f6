import type { IncomingMessage } from 'node:http';

/** A name, an IPv4 address or an IPv6 address in brackets, perhaps with a port: harmless in a shell command. */
const safeHost = /^(?:[a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?|\[[a-f\d:.]{2,45}\])(?::\d{1,5})?$/i;

/** Stands for an unknown origin. The reader replaces it, like the key. */
const placeholder = 'http://your_server';

/**
 * The origin that the sender of a request used. Show it only to that sender, as it comes from headers that may be made
 * up.
 */
export function requestOrigin({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const { host } = headers;
  if (host === undefined || !safeHost.test(host)) return placeholder;
  const forwarded = headers['x-forwarded-proto'];
  const first = typeof forwarded === 'string' ? forwarded.split(',')[0] : undefined;
  return `${first?.trim().toLowerCase() === 'https' ? 'https' : 'http'}://${host}`;
}
