import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody } from '@crossvote/contracts';
import type { Logger } from 'pino';
import { securityHeaders } from '../http/security-headers.ts';

function problemOf(code: string | undefined) {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, message: 'Address and headers exceed 16 kB' } as const;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, message: 'The request did not arrive completely in time' } as const;
    default:
      return { status: 400, message: 'The request is not valid HTTP' } as const;
  }
}

/**
 * Makes the listener for the server's `clientError`: it answers what Node cannot parse as a request,
 * with the documented JSON body and the headers of every answer, and closes the connection.
 */
export function clientErrorAnswerer(logger: Logger) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const { status, message } = problemOf(error.code);
    // What arrived cannot be trusted to hold an id, so the request gets a new one.
    const requestId = randomUUID();
    const body = JSON.stringify(errorBody(status, message, requestId));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      ...securityHeaders.map(([name, value]) => `${name}: ${value}`),
      `X-Request-Id: ${requestId}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    logger.info({ request_id: requestId, status, code: error.code }, 'unreadable request');
  };
}
