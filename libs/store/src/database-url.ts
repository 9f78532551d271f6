import path from 'node:path';
import { StoreError } from './store-error.ts';

/** The database that a URL names. */
export type DatabaseTarget =
  | {
      readonly provider: 'sqlite';
      /** The URL as it was given. */
      readonly url: string;
      /** Absolute path. */
      readonly path: string;
    }
  | { readonly provider: 'postgresql'; readonly url: string };

/**
 * Reads `file:<path>` (SQLite) or `postgresql://…`. In a path, `%20` and the like are read as in any URL; a `%`
 * that no two hexadecimal digits follow is itself.
 *
 * @throws StoreError for anything else
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: 'postgresql', url };
  const name = /^file:(?:\/\/(?:localhost(?=\/))?)?(.+)$/s.exec(url)?.[1];
  if (name === undefined) {
    throw new StoreError(
      'the database must be file:<path> (SQLite) or postgresql://<user>@<host>/<database>; set --database or DATABASE_URL',
    );
  }
  if (name.includes('?')) {
    throw new StoreError(
      `the database ${url} cannot have parameters; write a "?" in a file name as %3F`,
    );
  }
  if (name === ':memory:')
    throw new StoreError('the database must be a file, not :memory:; give file:<path>');
  return { provider: 'sqlite', url, path: path.resolve(decodePath(name)) };
}

function decodePath(name: string): string {
  try {
    return decodeURIComponent(name.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    // The percent signs do not encode UTF-8, so they are part of the name.
    return name;
  }
}

/** The URL without its password, for people and logs. */
export function describeDatabase(target: DatabaseTarget): string {
  if (target.provider === 'sqlite') return target.url;
  // Up to the last "@": a password may hold any character.
  return target.url
    .replace(/^(\w+:\/\/[^:@/]*):.*@/s, '$1:***@')
    .replace(/([?&][^=&]*password=)[^&]*/gi, '$1***');
}
