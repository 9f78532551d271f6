/** Opens a database at a given moment: `<url> <milliseconds of the clock>`; prints the migrations it has then. */
import { Store } from '../src/index.ts';

const [url = '', at = '0'] = process.argv.slice(2);
while (Date.now() < Number(at)) await new Promise((resolve) => setTimeout(resolve, 1));
const store = await Store.open(url, { migrate: 'always' });
process.stdout.write(JSON.stringify(await store.migrationStatus()));
await store.close();
