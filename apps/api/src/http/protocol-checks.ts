import { ProblemError } from '@crossvote/contracts';
import type { RequestHandler } from 'express';

/** The only expectation of HTTP. Node has fulfilled it before the request arrives here. */
const continueExpectation = /(?:^|\W)100-continue(?:$|\W)/i;

/**
 * Refuses requests that HTTP/1.1 forbids. Node would refuse them, too, but without a body, security headers and request
 * id. So the server is configured to let these requests through.
 */
export const protocolChecks: RequestHandler = (req, _res, next) => {
  const { host, expect } = req.headers;
  if (req.httpVersion === '1.1') {
    if (host === undefined) {
      throw new ProblemError({
        status: 400,
        code: 'protocol',
        message: 'The Host header is missing: HTTP/1.1 requires it',
        headers: { Connection: 'close' },
      });
    }
    if (expect !== undefined && !continueExpectation.test(expect)) {
      // The client may or may not send its body now, so only a new connection is in a known state.
      throw new ProblemError({
        status: 417,
        code: 'protocol',
        message: 'The Expect header can only be 100-continue: leave it out',
        headers: { Connection: 'close' },
      });
    }
  }
  next();
};
