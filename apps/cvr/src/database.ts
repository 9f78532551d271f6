import type { Store } from '@crossvote/store';
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Where the data is when nobody says otherwise: a file in the present folder. */
export const defaultDatabase = 'file:crossvote.db';

/** The database of a call: `--database`, else `DATABASE_URL`, else the default. */
export function databaseUrl(command: Command, terminal: Terminal): string {
  const { database } = command.optsWithGlobals<{ database?: string }>();
  return database ?? (terminal.env['DATABASE_URL'] || defaultDatabase);
}

/** Opens the store of a call, and closes it whatever happens. The code behind it is loaded only here. */
export async function withStore<Result>(
  command: Command,
  terminal: Terminal,
  use: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { Store } = await import('@crossvote/store');
  const store = await Store.open(databaseUrl(command, terminal));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
