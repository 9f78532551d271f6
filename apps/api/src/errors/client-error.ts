import type { Duplex } from 'node:stream';
import type { Problem, ProblemStatus } from '@crossvote/contracts';
import type { Logger } from 'pino';
import { answerRaw } from './raw-answer.ts';

function problemOf(code: string | undefined): Problem {
  const refused = (status: ProblemStatus, message: string): Problem => ({
    status,
    code: 'protocol',
    message,
  });
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return refused(431, 'Address and headers exceed 16 kB');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refused(408, 'The request did not arrive completely in time');
    default:
      return refused(400, 'The request is not valid HTTP');
  }
}

/** Makes the listener for the `clientError` of the server. It answers requests that Node cannot parse. */
export function clientErrorAnswerer(logger: Logger) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    answerRaw(socket, problemOf(error.code), { logger, noted: { code: error.code } });
  };
}
