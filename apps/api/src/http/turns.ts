import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Most unanswered requests of one connection. With one more the connection is closed. */
export const mostPipelined = 100;

/** How long to discard further input after the last answer, in ms. Closing at once could lose the answer. */
const lingerMs = 1000;

/** The requests of one connection. Each is handled when the answers before it were sent. */
class Turns {
  private readonly waiting: (() => void)[] = [];
  private isBusy = false;
  private isEnding = false;
  private newest: IncomingMessage | undefined;

  constructor(private readonly socket: Duplex) {}

  request(req: IncomingMessage, res: ServerResponse, handle: RequestListener): void {
    if (this.waiting.length === mostPipelined) {
      this.socket.destroy();
      return;
    }
    this.newest = req;
    // The service only speaks HTTP/1.1. Node ignores the request to upgrade, but loses the input after it.
    if (req.headers.upgrade !== undefined) res.shouldKeepAlive = false;
    this.take(() => {
      res.once('close', () => {
        this.next();
      });
      handle(req, res);
    });
  }

  /** Closes the connection after the pending answers. @param answer - sent before closing, if given */
  end(answer: string | undefined): boolean {
    // Input after an unreadable request is not a request, either.
    if (this.isEnding) return false;
    this.isEnding = true;
    this.take(() => {
      this.socket.end(answer);
      this.socket.resume();
      setTimeout(() => this.socket.destroy(), lingerMs).unref();
    });
    return true;
  }

  /** Whether a request is being handled although only a part of it has arrived. */
  get isWithinRequest(): boolean {
    return this.newest !== undefined && !this.newest.complete;
  }

  private take(turn: () => void): void {
    if (this.isBusy) this.waiting.push(turn);
    else {
      this.isBusy = true;
      turn();
    }
  }

  private next(): void {
    this.isBusy = false;
    // The client is gone, so the other requests need no answer.
    if (this.socket.destroyed) this.waiting.length = 0;
    const turn = this.waiting.shift();
    if (turn) this.take(turn);
  }
}

const turnsOfSocket = new WeakMap<Duplex, Turns>();

function turnsOf(socket: Duplex): Turns {
  let turns = turnsOfSocket.get(socket);
  if (!turns) turnsOfSocket.set(socket, (turns = new Turns(socket)));
  return turns;
}

/**
 * Handles the requests of each connection one after the other. Without this, Node would begin all requests that were
 * sent together, and keep their answers until the client reads the first one.
 *
 * @param stalledMs - how long a connection may read no byte of a ready answer before it is closed, in ms
 */
export function inTurn(handle: RequestListener, stalledMs = 30_000): RequestListener {
  const handleBounded: RequestListener = (req, res) => {
    // Express and Node do not close a connection that reads nothing. Its answer would be kept for ever.
    req.socket.setTimeout(0);
    res.once('prefinish', () => req.socket.setTimeout(stalledMs));
    handle(req, res);
  };
  return (req, res) => {
    turnsOf(req.socket).request(req, res, handleBounded);
  };
}

/**
 * Answers input that is not a request, after the earlier requests of its connection, and closes the connection. If the
 * unreadable input is the rest of a request that is being handled, that request keeps its own answer and gets no second
 * one.
 *
 * @returns whether the answer is sent
 */
export function endConnection(socket: Duplex, answer: string): boolean {
  const turns = turnsOf(socket);
  const isOwn = !turns.isWithinRequest;
  return turns.end(isOwn ? answer : undefined) && isOwn;
}
