/**
 * Opens a database as a user who is not the superuser: `<url>`; prints the names of the datasets, whether it is only
 * read, and what writing says.
 */
import { Store } from '../src/index.ts';

const [url = ''] = process.argv.slice(2);
// Permissions do not bind the superuser.
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
const store = await Store.open(url);
const datasets = await store.datasets.list();
const refusal: unknown = await store.keys.create({ name: 'desk', expiresAt: null }).then(
  () => 'written',
  (error: unknown) => (error instanceof Error ? error.message : error),
);
process.stdout.write(
  JSON.stringify({
    names: datasets.map(({ name }) => name),
    isReadOnly: store.isReadOnly,
    refusal,
  }),
);
await store.close();
