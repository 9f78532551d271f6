import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '../src/index.ts';
import { aDataset, aWrittenDataset } from './a-dataset.ts';

const pair = { firstPosition: 0, secondPosition: 1 };
const counts = Uint8Array.of(1, 2, 3);

describeEachDatabase('the cross tables', (databases) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  const kept = async () => {
    const [rows = []] = await databases.sql(
      url,
      'SELECT CAST(COUNT(*) AS INTEGER) AS "rows" FROM "CrossTable"',
    );
    return Number(rows[0]?.rows);
  };

  it('are answered once they are kept', async () => {
    const id = await aDataset(store);
    expect(await store.crossTables.find(id, pair)).toBeNull();
    await store.crossTables.keep(id, [{ ...pair, counts }]);
    expect(await store.crossTables.find(id, pair)).toEqual(counts);
    expect(await store.crossTables.find(id, { firstPosition: 0, secondPosition: 0 })).toBeNull();
  });

  it('stay as they are when they are kept again', async () => {
    const id = await aDataset(store);
    await store.crossTables.keep(id, [{ ...pair, counts }]);
    await store.crossTables.keep(id, [{ ...pair, counts: Uint8Array.of(9) }]);
    expect(await store.crossTables.find(id, pair)).toEqual(counts);
  });

  it('go with their dataset, and are not kept after it', async () => {
    const id = await aDataset(store);
    await store.crossTables.keep(id, [{ ...pair, counts }]);
    const before = await kept();
    expect(await store.datasets.delete(id)).toBe(true);
    await store.crossTables.keep(id, [{ ...pair, counts }]);
    expect(await kept()).toBe(before - 1);
    expect(await store.crossTables.find(id, pair)).toBeNull();
  });

  it('are not kept of a dataset that is being written', async () => {
    const before = await kept();
    const writer = await aWrittenDataset(store);
    await store.crossTables.keep(writer.datasetId, [{ ...pair, counts }]);
    expect(await kept()).toBe(before);
    await writer.abandon();
  });
});
