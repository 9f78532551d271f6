import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { allowedMethods } from '../http/get-only.ts';
import { HttpProblem } from './http-problem.ts';
import { answerRaw } from './raw-answer.ts';

/** Makes the listener for the server's `connect`: the service is no proxy. */
export function connectRefusal(logger: Logger) {
  return ({ method }: IncomingMessage, socket: Duplex): void => {
    // Node has let go of the connection: nobody else would notice that it is lost.
    socket.on('error', () => socket.destroy());
    const headers = { Allow: allowedMethods };
    const problem = new HttpProblem(405, 'CONNECT is not allowed here: use GET', headers);
    answerRaw(socket, problem, { logger, noted: { method } });
  };
}
