import type { Store } from '@crossvote/store';
import { KeptOpen } from './kept-open.ts';
import { defaultDatabase, type AnyCommand } from './program.ts';
import type { Terminal } from './terminal.ts';
import { refuseUsage } from './usage-error.ts';

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

/**
 * Opens the database of a call; the caller closes it. The code behind it is loaded only here.
 *
 * @param migrate - `never` opens whatever is there
 */
export async function openStore(
  command: AnyCommand,
  terminal: Terminal,
  migrate: 'default' | 'never' = 'default',
): Promise<Store> {
  await requireDatabaseUrl(command, terminal);
  const { readOnly = false } = command.optsWithGlobals();
  const { Store } = await import('@crossvote/store');
  return Store.open(databaseUrl(command, terminal), { migrate, readOnly });
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
  migrate: 'default' | 'never' = 'default',
): Promise<Result> {
  const store = await openStore(command, terminal, migrate);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
