import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Most requests of one connection that are not answered yet; with one more the connection is closed. */
export const mostPipelined = 100;

/** How long what else arrives is thrown away after the last answer, so that this answer is not lost with it; in ms. */
const lingerMs = 1000;

/** The requests of one connection: each is handled once the answers before it have left. */
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
    // No protocol but HTTP/1.1 is spoken here. Node answers as if nothing else was asked, but loses what was sent behind.
    if (req.headers.upgrade !== undefined) res.shouldKeepAlive = false;
    this.take(() => {
      res.once('close', () => {
        this.next();
      });
      handle(req, res);
    });
  }

  /** Closes the connection after the answers under way. @param answer - what is sent before, if anything */
  end(answer: string | undefined): boolean {
    // Whatever comes after what could not be read is no request, either.
    if (this.isEnding) return false;
    this.isEnding = true;
    this.take(() => {
      this.socket.end(answer);
      this.socket.resume();
      setTimeout(() => this.socket.destroy(), lingerMs).unref();
    });
    return true;
  }

  /** Whether a request was handed out of which only a part has arrived. */
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
    // Nobody is there for the others any more.
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
 * Handles the requests of each connection one after the other. By itself Node begins all that were sent at once, and
 * keeps their answers for as long as the first of them is not read.
 *
 * @param stalledMs - how long a connection may take no byte of an answer that is ready, in ms; then it is closed
 */
export function inTurn(handle: RequestListener, stalledMs = 30_000): RequestListener {
  const handleBounded: RequestListener = (req, res) => {
    // Express and Node leave a connection alone that takes nothing: its answer would be kept for ever.
    req.socket.setTimeout(0);
    res.once('prefinish', () => req.socket.setTimeout(stalledMs));
    handle(req, res);
  };
  return (req, res) => {
    turnsOf(req.socket).request(req, res, handleBounded);
  };
}

/**
 * Answers what is no request, after the requests before it on its connection, and closes the connection. What cannot be
 * read as the rest of a request has the answer of that request, and gets no second one.
 *
 * @returns whether the answer is sent
 */
export function endConnection(socket: Duplex, answer: string): boolean {
  const turns = turnsOf(socket);
  const isOwn = !turns.isWithinRequest;
  return turns.end(isOwn ? answer : undefined) && isOwn;
}
