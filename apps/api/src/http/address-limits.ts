import { malformedEncoding } from '@crossvote/contracts';
import type { RequestHandler } from 'express';
import { HttpProblem } from '../errors/http-problem.ts';

/** Longest address that is answered, in bytes. */
export const maxAddressBytes = 8192;

function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Refuses addresses that are too long or not properly encoded, before anything reads them. */
export const addressLimits: RequestHandler = (req, _res, next) => {
  if (req.url.length > maxAddressBytes) {
    throw new HttpProblem(
      414,
      `The address is longer than ${maxAddressBytes} bytes: ask for fewer ids at once`,
    );
  }
  if (req.url.includes('%') && !isWellEncoded(req.url)) {
    throw malformedEncoding();
  }
  next();
};
