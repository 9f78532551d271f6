import { createHash } from 'node:crypto';

/** Kinds of things that have a public id. */
export type PublicKind =
  | 'election'
  | 'district'
  | 'unit'
  | 'ballot-style'
  | 'polling-place'
  | 'race'
  | 'candidate'
  | 'organization';

/**
 * The public id of a thing: the first 24 hex digits of SHA-256 over its kind, the keys of its parents and its own key. It
 * is the same after every import, in any order, on any database.
 *
 * @param keys - of the outermost thing first: `publicId('candidate', election, race, candidate)`
 */
export function publicId(kind: PublicKind, ...keys: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, ...keys]))
    .digest('hex')
    .slice(0, 24);
}
