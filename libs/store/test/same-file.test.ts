import { describeEachDatabase } from '@crossvote/store/testing';
import { AlreadyIngestedError, type Store } from '../src/index.ts';
import { aDataset, aWrittenDataset, theEnd } from './a-dataset.ts';

describeEachDatabase('a file that comes twice', (databases) => {
  let store: Store;
  beforeAll(async () => {
    store = await databases.open();
  });
  const ids = async () => (await store.datasets.list()).map(({ id }) => id);

  it('is refused with the dataset that holds it', async () => {
    const end = theEnd();
    const first = await aDataset(store, end);
    const writer = await aWrittenDataset(store);
    const failure = await writer.complete(end).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AlreadyIngestedError);
    expect(failure).toMatchObject({ name: 'StoreError', datasetId: first, fileName: 'town.csv' });
    await writer.abandon();
    expect(await ids()).toContain(first);
    expect(await ids()).not.toContain(writer.datasetId);
  });

  it('is stored by exactly one of several that complete at the same moment', async () => {
    const end = theEnd();
    const writers = [];
    for (let i = 0; i < 6; i += 1) writers.push(await aWrittenDataset(store));
    const before = await ids();
    const outcomes = await Promise.allSettled(writers.map((writer) => writer.complete(end)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toBeInstanceOf(AlreadyIngestedError);
    }
    for (const writer of writers) await writer.abandon();
    expect((await ids()).filter((id) => !before.includes(id))).toHaveLength(1);
  });

  it('takes the place of the first when it is to replace it', async () => {
    const end = theEnd();
    const first = await aDataset(store, end);
    const writer = await aWrittenDataset(store);
    expect(await writer.complete({ ...end, replace: true })).toEqual({ replaced: [first] });
    expect(await store.datasets.find(first)).toBeNull();
    expect(await store.datasets.find(writer.datasetId)).not.toBeNull();
    const sha256 = end.files.map((file) => file.sha256);
    expect(await store.datasets.holdersOf(sha256)).toEqual([
      { fileName: 'town.csv', datasetId: writer.datasetId, version: writer.datasetId },
    ]);
  });

  it('leaves one dataset when several replace it at the same moment', async () => {
    const end = { ...theEnd(), replace: true };
    const before = await ids();
    const writers = [await aWrittenDataset(store), await aWrittenDataset(store)];
    await Promise.all(writers.map((writer) => writer.complete(end)));
    expect((await ids()).filter((id) => !before.includes(id))).toHaveLength(1);
  });

  it.each([
    ['public', 'public', 'public'],
    ['public', 'keyed', 'keyed'],
    ['keyed', 'office', 'office'],
  ] as const)('replaces a %s and a %s dataset as a %s one', async (first, second, visibility) => {
    const ends = [theEnd(), theEnd()];
    const held = [await aDataset(store, ends[0]), await aDataset(store, ends[1])];
    await store.datasets.edit(held[0] ?? 0, { visibility: first });
    await store.datasets.edit(held[1] ?? 0, { visibility: second });
    const writer = await aWrittenDataset(store);
    const files = ends.flatMap((end) => end.files);
    expect(await writer.complete(theEnd({ files, replace: true }))).toEqual({ replaced: held });
    expect(await store.datasets.find(writer.datasetId)).toMatchObject({ visibility });
  });

  it('replaces every dataset that holds one of its files', async () => {
    const [one, two] = [theEnd(), theEnd()];
    const held = [await aDataset(store, one), await aDataset(store, two)];
    const writer = await aWrittenDataset(store);
    const files = [...one.files, ...two.files];
    expect(await writer.complete(theEnd({ files, replace: true }))).toEqual({ replaced: held });
  });

  it('keeps the new dataset when it is abandoned after its completion', async () => {
    const writer = await aWrittenDataset(store);
    await writer.complete(theEnd());
    await writer.abandon();
    expect(await store.datasets.find(writer.datasetId)).not.toBeNull();
  });

  it('is found among more files than one statement can name', async () => {
    // SQLite names 32,766 values in a statement, PostgreSQL 65,535.
    const count = databases.provider === 'sqlite' ? 33_000 : 70_000;
    const files = Array.from({ length: count }, (_, place) => ({
      name: `sheet-${place}.xml`,
      sha256: `${place}`.padStart(64, '0'),
      sizeBytes: 1200,
      contents: [],
    }));
    const hashes = files.map(({ sha256 }) => sha256);
    const first = await aDataset(store, { files: files.slice(-1) });
    const writer = await aWrittenDataset(store);
    const refused = await writer.complete(theEnd({ files })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ datasetId: first, fileName: `sheet-${count - 1}.xml` });
    expect(await writer.complete(theEnd({ files, replace: true }))).toEqual({ replaced: [first] });
    const held = await store.datasets.holdersOf(hashes);
    expect(held).toHaveLength(count);
    expect(new Set(held.map(({ datasetId }) => datasetId))).toEqual(new Set([writer.datasetId]));
  });

  it('is refused where only what it unpacks to is the same, and gives way where that is to be replaced', async () => {
    const [plain, end] = [theEnd(), theEnd()];
    const first = await aDataset(store, plain);
    const contents = plain.files;
    const files = end.files.map((file) => ({ ...file, contents }));
    const writer = await aWrittenDataset(store);
    const refused = await writer.complete({ ...end, files }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AlreadyIngestedError);
    expect(refused).toMatchObject({ datasetId: first });
    expect(await writer.complete({ ...end, files, replace: true })).toEqual({ replaced: [first] });
    const again = await (
      await aWrittenDataset(store)
    )
      .complete(plain)
      .catch((error: unknown) => error);
    expect(again).toMatchObject({ datasetId: writer.datasetId });
  });

  it('is looked for by size first', async () => {
    const content = { name: 'a.csv', sha256: 'd'.repeat(64), sizeBytes: 98_765_432_101 };
    const packed = { name: 'a.zip', sha256: 'c'.repeat(64), sizeBytes: 12_345_678_901 };
    const files = [{ ...packed, contents: [content] }];
    const sizes = [12_345_678_901, 98_765_432_101];
    expect(await store.datasets.hasFileOfSize(sizes)).toBe(false);
    await aDataset(store, { files });
    for (const size of sizes) expect(await store.datasets.hasFileOfSize([1, size])).toBe(true);
    expect(await store.datasets.hasFileOfSize([1])).toBe(false);
  });
});
