import { describeEachDatabase } from '@crossvote/store/testing';
import { DatabaseOutageError } from '../src/index.ts';

describeEachDatabase('a server', (databases) => {
  // A SQLite file that goes away: sqlite.test.ts.
  if (databases.provider === 'sqlite') return;

  it('whose database goes away is told as an outage, by whatever is asked', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await store.datasets.list();
    const server = new URL(url);
    const name = server.pathname.slice(1);
    server.pathname = '/postgres';
    await databases.sql(server.href, `DROP DATABASE "${name}" WITH (FORCE)`);
    const asked = [
      () => store.ready(),
      () => store.datasets.list(),
      () => store.keys.findByHash(''),
      () => store.datasets.markBlocks(1, 1),
      () => store.crossTables.keep(1, []),
      () => store.keys.addUsage([{ keyId: 1, endpoint: '', requests: 1, lastUsedAt: new Date() }]),
    ];
    // The first may meet a connection that is just being closed.
    for (const ask of [...asked, ...asked])
      await expect(ask()).rejects.toBeInstanceOf(DatabaseOutageError);
  });
});
