/** The database that a URL names. */
export type DatabaseTarget =
  | { readonly provider: 'sqlite'; readonly url: string; readonly path: string }
  | { readonly provider: 'postgresql'; readonly url: string };

/** What a person did wrong with the database, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/**
 * Reads `file:<path>` (SQLite) or `postgresql://…`.
 *
 * @throws StoreError for anything else
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: 'postgresql', url };
  const path = /^file:(?:\/\/)?([^?#]+)/.exec(url)?.[1];
  if (path) return { provider: 'sqlite', url: `file:${path}`, path };
  throw new StoreError(
    'the database must be file:<path> (SQLite) or postgresql://<user>@<host>/<database>; set --database or DATABASE_URL',
  );
}

/** The URL without its password, for people and logs. */
export function describeDatabase(target: DatabaseTarget): string {
  return target.url
    .replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@')
    .replace(/([?&]password=)[^&]*/gi, '$1***');
}
