import { rmSync } from 'node:fs';
import { describeEachDatabase } from '@crossvote/store/testing';
import { DatabaseOutageError, parseDatabaseUrl } from '../src/index.ts';

describeEachDatabase('a database', (databases) => {
  const remove = async (url: string) => {
    const target = parseDatabaseUrl(url);
    if (target.provider === 'sqlite') {
      rmSync(target.path);
      // The file is looked for once a second.
      jest.spyOn(performance, 'now').mockImplementation(() => 1e9);
      return;
    }
    const server = new URL(url);
    const name = server.pathname.slice(1);
    server.pathname = '/postgres';
    await databases.sql(server.href, `DROP DATABASE "${name}" WITH (FORCE)`);
  };
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('that goes away is told as an outage, by whatever is asked', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await store.datasets.list();
    await remove(url);
    const asked = [
      () => store.ready(),
      () => store.datasets.list(),
      () => store.keys.findByHash(''),
      () => store.datasets.markBlocks(1, 1),
      () => store.crossTables.keep(1, []),
      () => store.keys.addUsage([{ keyId: 1, endpoint: '', requests: 1, lastUsedAt: new Date() }]),
    ];
    // The first question may meet a connection that is just being closed.
    for (const ask of [...asked, ...asked])
      await expect(ask()).rejects.toBeInstanceOf(DatabaseOutageError);
  });
});
