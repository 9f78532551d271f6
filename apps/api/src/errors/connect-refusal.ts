import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { methodProblem } from '../http/methods.ts';
import { answerRaw } from './raw-answer.ts';

/** Makes the listener for the `connect` of the server. It refuses, as the service is not a proxy. */
export function connectRefusal(logger: Logger) {
  return ({ method }: IncomingMessage, socket: Duplex): void => {
    // Node no longer watches the connection, so nothing else would notice that it is lost.
    socket.on('error', () => socket.destroy());
    answerRaw(socket, methodProblem('CONNECT'), { logger, noted: { method } });
  };
}
