import type { Request } from 'express';

/** The path of a request; null for a target without a path, such as `?x` or `http://[`. */
export function requestPath(req: Request): string | null {
  try {
    // Although its type says otherwise, the path may be null, and reading it may throw.
    return req.path;
  } catch {
    return null;
  }
}
