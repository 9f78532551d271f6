import { DamagedError } from './damage.ts';
import { describeDatabase, type DatabaseTarget } from './database-url.ts';
import { DatabaseOutageError } from './outage.ts';
import { StatementError, StoreError } from './store-error.ts';

/** Messages of databases and file systems, and what they mean for a person. */
const meanings: readonly (readonly [said: RegExp, meaning: string])[] = [
  [
    /NOTADB|not a database/i,
    'it is not an SQLite database; name another file (nothing was changed)',
  ],
  [/SQLITE_CORRUPT|malformed/i, 'the file is damaged; restore it from a backup'],
  [
    /READONLY|readonly database/i,
    'it may not be written; check the permissions of the file and its folder',
  ],
  [/disk is full|ENOSPC|disk full/i, 'the disk is full; make room and run it again'],
  [
    /locked|SocketTimeout|BUSY/i,
    'another program keeps it locked; end that program and run it again',
  ],
  [
    /unable to open|EACCES|EPERM|ENOENT|ENOTDIR|EISDIR|EEXIST|EROFS|CANTOPEN/i,
    'it cannot be opened or made; check the path and its permissions',
  ],
  [
    /reach database server|ECONN|ETIMEDOUT|timeout|Connection terminated/i,
    'the server does not answer; check the address, and that the server runs',
  ],
  [
    /authentication failed|no password|28P01|28000/i,
    'the server refused the user name or the password',
  ],
  [
    /3D000|database .* does not exist/i,
    'the server has no such database; make it first (createdb)',
  ],
  [
    /Invalid URL|ERR_INVALID_URL/i,
    'the URL is not well-formed; characters such as @ / : in a password are written %40 %2F %3A',
  ],
];

/** A failure to open a database, as one sentence without secrets. The message of the database stays in `cause`. */
export function openError(error: unknown, target: DatabaseTarget): StoreError {
  if (error instanceof StatementError) return openError(error.cause, target);
  const isOutage = error instanceof DatabaseOutageError;
  if (error instanceof StoreError && !isOutage && !(error instanceof DamagedError)) return error;
  const said = error instanceof Error ? `${error.message} ${error.name}` : String(error);
  const meaning = meanings.find(([pattern]) => pattern.test(said))?.[1];
  const reason = meaning ?? (/Message: `(.*)`/s.exec(said)?.[1] ?? said).trim().split('\n').at(-1);
  const message = `cannot open the database ${describeDatabase(target)}: ${reason ?? ''}`;
  return new (isOutage ? DatabaseOutageError : StoreError)(message, { cause: error });
}
