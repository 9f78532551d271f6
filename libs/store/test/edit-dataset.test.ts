import { describeEachDatabase, forgetChecksums } from '@crossvote/store/testing';
import type { Store } from '../src/index.ts';
import { aDataset, aWrittenDataset } from './a-dataset.ts';

const words = {
  name: 'Elm, "certified"',
  description: '',
  electionDate: '2022-06-07',
  electionType: 'primary',
  resultsStatus: 'certified',
};

describeEachDatabase('a dataset that is edited', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  it('has the new words and nothing else that is new, also for who has it open already', async () => {
    const id = await aDataset(store);
    const other = await aDataset(store);
    const reader = await databases.open(url);
    const before = await reader.datasets.find(id);
    const untouched = await reader.datasets.find(other);
    const contests = await reader.datasets.contests(id);
    expect(await store.datasets.edit(id, words)).toEqual({ ...before, ...words });
    expect(await reader.datasets.find(id)).toEqual({ ...before, ...words });
    expect(await reader.datasets.contests(id)).toEqual(contests);
    expect(await reader.datasets.find(other)).toEqual(untouched);
    expect(await reader.datasets.isSealed(id)).toBe(true);
  });

  it('keeps what is not said', async () => {
    const id = await aDataset(store, { resultsStatus: 'unofficial' });
    const before = await store.datasets.find(id);
    expect(before?.resultsStatus).toBe('unofficial');
    await store.datasets.edit(id, { name: 'Elm' });
    expect(await store.datasets.find(id)).toEqual({ ...before, name: 'Elm' });
    await store.datasets.edit(id, { resultsStatus: null });
    expect(await store.datasets.find(id)).toEqual({ ...before, name: 'Elm', resultsStatus: null });
  });

  it('has both changes of two who edit it at once', async () => {
    const id = await aDataset(store);
    const other = await databases.open(url);
    await Promise.all([
      store.datasets.edit(id, { name: 'Elm' }),
      other.datasets.edit(id, { resultsStatus: 'partial' }),
    ]);
    expect(await store.datasets.find(id)).toMatchObject({ name: 'Elm', resultsStatus: 'partial' });
  });

  it('is visible to whom it is said, and keeps its words', async () => {
    const id = await aDataset(store);
    const reader = await databases.open(url);
    const before = await reader.datasets.find(id);
    for (const visibility of ['public', 'office', 'keyed'] as const) {
      const shown = { ...before, visibility };
      expect(await store.datasets.edit(id, { visibility })).toEqual(shown);
      expect(await reader.datasets.find(id)).toEqual(shown);
      expect(await reader.datasets.names()).toContainEqual({ id, name: before?.name, visibility });
    }
  });

  it('is told as damaged, and shown to nobody, where nobody can read any more who may see it', async () => {
    const id = await aDataset(store);
    await databases.sql(
      url,
      ...forgetChecksums,
      `UPDATE "Dataset" SET "visibility" = 'pub' WHERE "id" = ${id}`,
    );
    const damaged = `dataset ${id}, who may see it`;
    await expect(store.datasets.find(id)).rejects.toThrow(damaged);
    await expect(store.datasets.present(id)).rejects.toThrow(damaged);
    await expect(store.datasets.edit(id, { visibility: 'public' })).rejects.toThrow(damaged);
  });

  it('stays without checksums where it has none', async () => {
    const id = await aDataset(store);
    await databases.sql(url, ...forgetChecksums);
    await store.datasets.edit(id, words);
    expect(await store.datasets.isSealed(id)).toBe(false);
    expect(await store.datasets.find(id)).toMatchObject(words);
  });

  it('is refused where its row is damaged, and not made whole', async () => {
    const id = await aDataset(store);
    await databases.sql(url, `UPDATE "Dataset" SET "totalRecords" = 4`);
    const damaged = `dataset ${id}, its own row`;
    await expect(store.datasets.edit(id, words)).rejects.toThrow(damaged);
    await expect(store.datasets.find(id)).rejects.toThrow(damaged);
  });

  it('must be there, and complete', async () => {
    const { datasetId } = await aWrittenDataset(store);
    for (const id of [datasetId, 99, 0, 2 ** 40])
      expect(await store.datasets.edit(id, words)).toBeNull();
  });
});
