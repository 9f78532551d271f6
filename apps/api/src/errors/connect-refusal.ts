import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { methodProblem } from '../http/methods.ts';
import { answerRaw } from './raw-answer.ts';

/** Makes the listener for the server's `connect`: the service is no proxy. */
export function connectRefusal(logger: Logger) {
  return ({ method }: IncomingMessage, socket: Duplex): void => {
    // Node has let go of the connection: nobody else would notice that it is lost.
    socket.on('error', () => socket.destroy());
    answerRaw(socket, methodProblem('CONNECT'), { logger, noted: { method } });
  };
}
