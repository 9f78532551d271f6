import type { Store } from '@crossvote/store';
import { KeptOpen } from './kept-open.ts';
import { defaultDatabase, type AnyCommand } from './program.ts';
import type { Terminal } from './terminal.ts';
import { refuseUsage } from './usage-error.ts';
import { UserError } from './user-error.ts';

/** The database of a call: `--database`, else `DATABASE_URL` where it is not empty, else the default. */
export function databaseUrl(command: AnyCommand, terminal: Terminal): string {
  const { database } = command.optsWithGlobals();
  const fromEnvironment = terminal.env.DATABASE_URL;
  if (database !== undefined) return database;
  return fromEnvironment === undefined || fromEnvironment === ''
    ? defaultDatabase
    : fromEnvironment;
}

/** Refuses wrong usage of `--database` before anything is done. */
export async function requireDatabaseUrl(command: AnyCommand, terminal: Terminal): Promise<void> {
  const { parseDatabaseUrl, StoreError } = await import('@crossvote/store');
  try {
    parseDatabaseUrl(databaseUrl(command, terminal));
  } catch (error) {
    if (error instanceof StoreError) refuseUsage(command, error.message);
    throw error;
  }
}

/** How a command opens its database. */
interface OpenOptions {
  /** `never` opens whatever is there. */
  readonly migrate?: 'default' | 'never';
  /** Makes a SQLite file where there is none: for what is stored in it. Without it that is told, as the name may be wrong. */
  readonly create?: boolean;
}

/**
 * Opens the database of a call; the caller closes it. The code behind it is loaded only here.
 *
 * @throws UserError where it is a SQLite file that is not there, and none is to be made
 */
export async function openStore(
  command: AnyCommand,
  terminal: Terminal,
  { migrate = 'default', create = false }: OpenOptions = {},
): Promise<Store> {
  await requireDatabaseUrl(command, terminal);
  const { readOnly = false } = command.optsWithGlobals();
  const { DatabaseMissingError, Store } = await import('@crossvote/store');
  const url = databaseUrl(command, terminal);
  try {
    return await Store.open(url, { migrate, readOnly, existing: !create });
  } catch (error) {
    if (!(error instanceof DatabaseMissingError)) throw error;
    const [what, making] =
      command.parent?.name() === 'election'
        ? ['an election', 'cvr election import <file>']
        : ['an export', 'cvr ingest <file>'];
    throw new UserError(
      url === defaultDatabase
        ? `there is no data here yet: this folder holds no crossvote.db; store ${what} with: ${making}`
        : `${error.message}; check the name, or make it: ${making} --database ${url}`,
    );
  }
}

/**
 * Keeps the database of a call open for long: a SQLite file that was replaced is opened anew, and none is made in place
 * of one that was removed.
 *
 * @param first - opened by the same call
 */
export async function keepStoreOpen(
  command: AnyCommand,
  terminal: Terminal,
  first: Store,
): Promise<KeptOpen<Store>> {
  const { Store } = await import('@crossvote/store');
  const options = { existing: true, readOnly: first.isReadOnly };
  const open = () => Store.open(databaseUrl(command, terminal), options);
  return new KeptOpen({ open, close: (store) => store.close() }, first);
}

/** Opens the store of a call, and closes it whatever happens. */
export async function withStore<Result>(
  command: AnyCommand,
  terminal: Terminal,
  use: (store: Store) => Promise<Result>,
  options: OpenOptions = {},
): Promise<Result> {
  const store = await openStore(command, terminal, options);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
