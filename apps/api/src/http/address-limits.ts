import { malformedEncoding, ProblemError } from '@crossvote/contracts';
import type { RequestHandler } from 'express';

/** Longest address outside of the families, in bytes. */
const longestElsewhere = 8192;

function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Refuses addresses that are too long or not properly encoded, before anything reads them. */
export const addressLimits: RequestHandler = (req, { context }, next) => {
  const longest = context?.place?.family.longestAddress ?? longestElsewhere;
  if (req.url.length > longest) {
    throw new ProblemError({
      status: 414,
      code: 'address',
      message: `The address is longer than ${longest} bytes: ask for fewer ids at once`,
    });
  }
  if (req.url.includes('%') && !isWellEncoded(req.url)) {
    throw malformedEncoding();
  }
  next();
};
