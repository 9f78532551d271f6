import { sqliteDatabases } from '@crossvote/store/testing';
import statement from 'sql-template-tag';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { DatasetWriter } from '../src/dataset-writer.ts';
import { Store } from '../src/store.ts';
import { aBlock, aDataset, contests, theEnd } from './a-dataset.ts';

describe('a disk that fills up during an ingest', () => {
  const databases = sqliteDatabases();

  it('leaves the database readable and no half dataset, and says what is wrong', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const first = await aDataset(store);
    const connection = await Connection.open(parseDatabaseUrl(url));
    // Like a full file system: SQLite gives the same error for both.
    await connection.query(statement`PRAGMA max_page_count = 40`);
    const writer = await DatasetWriter.begin(connection, { format: 'dominion-csv' });
    const codes = new Uint8Array(100_000);
    const large = {
      dictionary: Uint8Array.of(4, 0, 0),
      width: 8,
      codes,
      isDeflated: false,
      layouts: null,
    };
    const block = { ...aBlock(), marks: [[0, large] as const] };
    await expect(writer.writeBlock(block, contests)).rejects.toThrow(/database or disk is full/);
    await writer.abandon();
    await connection.close();
    expect((await store.datasets.list()).map(({ id }) => id)).toEqual([first]);
    const again = await Store.open(url);
    expect(await again.datasets.contests(first)).toHaveLength(2);
    await aDataset(again, theEnd());
    expect(await again.datasets.list()).toHaveLength(2);
    await again.close();
  });
});
