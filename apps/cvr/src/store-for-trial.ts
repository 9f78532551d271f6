import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '@crossvote/store';
import { databaseUrl } from './database.ts';
import type { AnyCommand } from './program.ts';
import type { Terminal } from './terminal.ts';

/** What a trial needs of a store. */
export type TrialStore = Pick<Store, 'elections' | 'close'>;

/**
 * The database of a call, for a trial that stores nothing; an empty one, which is removed when it is closed, where there is
 * none.
 */
export async function storeForTrial(command: AnyCommand, terminal: Terminal): Promise<TrialStore> {
  const { DatabaseMissingError, Store } = await import('@crossvote/store');
  try {
    return await Store.open(databaseUrl(command, terminal), { existing: true });
  } catch (error) {
    if (!(error instanceof DatabaseMissingError)) throw error;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'crossvote-'));
  const store = await Store.open(`file:${path.join(folder, 'trial.db')}`);
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { elections: store.elections, close };
}
