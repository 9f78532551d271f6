import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { describeEachDatabase, sqliteDatabases } from '@crossvote/store/testing';
import statement from 'sql-template-tag';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { DatasetWriter } from '../src/dataset-writer.ts';
import { Store } from '../src/index.ts';
import { aBlock, aDataset, contests, packedMarks, theEnd } from './a-dataset.ts';

const megabyte = 2 ** 20;
const large = {
  ...aBlock(),
  marks: [[0, { ...packedMarks, codes: new Uint8Array(megabyte) }] as const],
};

describe('the file of a SQLite database', () => {
  const databases = sqliteDatabases();
  const pathOf = (url: string) => {
    const target = parseDatabaseUrl(url);
    return target.provider === 'sqlite' ? target.path : '';
  };
  const sizeOf = (url: string) =>
    ['', '-wal']
      .map((end) => pathOf(url) + end)
      .reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
  const aLargeDataset = async (store: Store) => {
    const writer = await store.beginDataset({ format: 'dominion-csv' });
    for (let i = 0; i < 8; i += 1) await writer.writeBlock(large, contests);
    return writer;
  };

  it('gives the space of a deleted dataset back, and of an ingest that failed', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const small = await aDataset(store);
    const writer = await aLargeDataset(store);
    await writer.complete(theEnd());
    expect(sizeOf(url)).toBeGreaterThan(8 * megabyte);
    await store.datasets.delete(writer.datasetId);
    expect(sizeOf(url)).toBeLessThan(megabyte);
    await (await aLargeDataset(store)).abandon();
    expect(sizeOf(url)).toBeLessThan(megabyte);
    expect(await store.datasets.contests(small)).toHaveLength(2);
  });

  it('has an empty log after an ingest that found the disk full', async () => {
    const url = await databases.create();
    await databases.open(url);
    const connection = await Connection.open(parseDatabaseUrl(url));
    await connection.query(statement`PRAGMA max_page_count = 700`);
    const writer = await DatasetWriter.begin(connection, { format: 'dominion-csv' });
    await writer.writeBlock(large, contests);
    await expect(
      (async () => {
        for (;;) await writer.writeBlock(large, contests);
      })(),
    ).rejects.toThrow(/full/);
    await writer.abandon();
    expect(statSync(`${pathOf(url)}-wal`).size).toBe(0);
    expect(sizeOf(url)).toBeLessThan(megabyte);
    await connection.close();
  });

  it('of an earlier version is compacted once it is asked for, and by itself from then on', async () => {
    const url = await databases.create();
    const older = new DatabaseSync(pathOf(url));
    // The file has a table, so its mode of keeping space can no longer change.
    older.exec('CREATE TABLE "Other" ("id" INTEGER)');
    older.close();
    const store = await databases.open(url);
    const writer = await aLargeDataset(store);
    await writer.complete(theEnd());
    await store.datasets.delete(writer.datasetId);
    expect(sizeOf(url)).toBeGreaterThan(8 * megabyte);
    await store.compact();
    expect(sizeOf(url)).toBeLessThan(megabyte);
    const again = await aLargeDataset(store);
    await again.complete(theEnd());
    await store.datasets.delete(again.datasetId);
    expect(sizeOf(url)).toBeLessThan(megabyte);
  });
});

describeEachDatabase('a database that is compacted', (databases) => {
  it('holds what it held', async () => {
    const store = await databases.open();
    const id = await aDataset(store);
    const before = await store.datasets.recordBlock(id, 0);
    await store.compact();
    expect(await store.datasets.recordBlock(id, 0)).toEqual(before);
    expect(await store.fileDamage()).toEqual([]);
  });
});
