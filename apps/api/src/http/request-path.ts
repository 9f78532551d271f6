import type { Request } from 'express';

/** The path of a request; null for a target that has none, such as `?x` or `http://[`. */
export function requestPath(req: Request): string | null {
  try {
    // Other than its type says, it may be null, and the look at it may throw.
    return req.path;
  } catch {
    return null;
  }
}
