import { type AddressLimit, malformedEncoding, ProblemError } from '@crossvote/contracts';
import type { RequestHandler } from 'express';

/** Outside of the families. */
const elsewhere: AddressLimit = {
  bytes: 8192,
  message: 'The address is longer than 8192 bytes',
};

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
  const { bytes, message } = context?.place?.family.longestAddress ?? elsewhere;
  if (req.url.length > bytes) throw new ProblemError({ status: 414, code: 'address', message });
  if (req.url.includes('%') && !isWellEncoded(req.url)) {
    throw malformedEncoding();
  }
  next();
};
