/**
 * One of several newsrooms that write to one election at once: `<url> <writer> <writes> <start>`. Write n gives the writer's
 * own race n votes and a mark that says n, and its county n votes in the race of all. Prints revision and change time of
 * each write.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseOutageError, Store, type ImportOutcome } from '../../src/index.ts';
import { writersFacts } from './writers-election.ts';

const [url = '', writer = '', writes = '', start = ''] = process.argv.slice(2);
const store = await Store.open(url);
await sleep(Math.max(0, Number(start) - Date.now()));
const commits: [number, number][] = [];
for (let write = 1; write <= Number(writes); write += 1) {
  const [election] = (await apply(write)).elections;
  if (election) commits.push([election.revision, election.changedAt.getTime()]);
}
await store.close();
process.stdout.write(JSON.stringify(commits));

async function apply(write: number): Promise<ImportOutcome> {
  for (;;) {
    try {
      return await store.elections.apply(writersFacts(Number(writer), write));
    } catch (error) {
      // On a busy machine a writer may wait longer than it has patience.
      if (!(error instanceof DatabaseOutageError)) throw error;
    }
  }
}
