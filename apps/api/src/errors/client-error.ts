import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { HttpProblem } from './http-problem.ts';
import { answerRaw } from './raw-answer.ts';

function problemOf(code: string | undefined): HttpProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem(431, 'Address and headers exceed 16 kB');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem(408, 'The request did not arrive completely in time');
    default:
      return new HttpProblem(400, 'The request is not valid HTTP');
  }
}

/** Makes the listener for the server's `clientError`: it answers what Node cannot parse as a request. */
export function clientErrorAnswerer(logger: Logger) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    answerRaw(socket, problemOf(error.code), { logger, noted: { code: error.code } });
  };
}
