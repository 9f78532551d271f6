import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, type Problem } from '@crossvote/contracts';
import type { Logger } from 'pino';
import { securityHeaders } from '../http/security-headers.ts';
import { endConnection } from '../http/turns.ts';

/**
 * Answers a request that never reaches the application, with the documented JSON body and the common headers, and
 * closes the connection.
 *
 * @param noted - text for the log
 */
export function answerRaw(
  socket: Duplex,
  { status, message, headers = {} }: Problem,
  { logger, noted }: { readonly logger: Logger; readonly noted: Readonly<Record<string, unknown>> },
): void {
  // The received bytes cannot be trusted to hold an id, so the request gets a new one.
  const requestId = randomUUID();
  const body = JSON.stringify(errorBody(status, message, requestId));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...[...securityHeaders, ...Object.entries(headers)].map(([name, value]) => `${name}: ${value}`),
    `X-Request-Id: ${requestId}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  if (endConnection(socket, `${head.join('\r\n')}\r\n\r\n${body}`))
    logger.info({ request_id: requestId, status, ...noted }, 'unreadable request');
}
