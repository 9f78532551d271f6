import { describeEachDatabase } from '@crossvote/store/testing';
import { AlreadyIngestedError, type Store } from '../src/index.ts';
import { aBlock, aDataset, countRows, theEnd } from './a-dataset.ts';

const choice = (name: string, voteCount: number) => ({
  ...{ name, code: '', party: '', isWriteIn: false, aggregateVotes: 0 },
  voteCount,
});

/** The end of a later export: Council is gone, Clerk is new, and Mayor has one choice more. */
function theLaterEnd() {
  const [mayor, council] = theEnd().contests;
  if (!mayor || !council) throw new Error('there are no contests');
  return theEnd({
    name: 'Later',
    contests: [
      { ...council, name: 'Clerk', file: '', choices: [choice('Cy', 2)] },
      { ...mayor, choices: [choice('Bo', 1), choice('Ann', 1)] },
    ],
  });
}

describeEachDatabase('a dataset in place of another', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });
  const placeOf = async (id: number) => ({
    id,
    version: (await store.datasets.versionOf(id)) ?? 0,
  });
  const begin = async (id: number) => {
    const writer = await store.beginDataset({
      format: 'dominion-csv',
      inPlaceOf: await placeOf(id),
    });
    await writer.writeBlock(aBlock(), theLaterEnd().contests);
    return writer;
  };
  const named = async (id: number) =>
    ((await store.datasets.contests(id)) ?? []).map((contest) => ({
      name: contest.name,
      id: contest.id,
      choices: Object.fromEntries(contest.choices.map(({ name, id: own }) => [name, own])),
    }));

  it.each(['office', 'keyed', 'public'] as const)(
    'is visible to those who could see the one before: %s',
    async (visibility) => {
      const id = await aDataset(store);
      const writer = await begin(id);
      await store.datasets.edit(id, { visibility });
      await writer.complete(theLaterEnd());
      expect(await store.datasets.find(id)).toMatchObject({ name: 'Later', visibility });
    },
  );

  it('has its id, and those of the contests and choices whose names stay', async () => {
    await aDataset(store);
    const id = await aDataset(store);
    const [mayor, council] = await named(id);
    const writer = await begin(id);
    const { replaced, ids } = await writer.complete(theLaterEnd());
    expect([writer.datasetId, replaced]).toEqual([id, [id]]);
    expect(ids).toEqual({
      contestsKept: 1,
      choicesKept: 1,
      vanished: { contests: ['Council [town.csv]'], choices: [] },
      added: { contests: ['Clerk'], choices: [{ contest: 'Mayor', choice: 'Bo' }] },
    });
    expect(await store.datasets.find(id)).toMatchObject({ id, name: 'Later' });
    const [clerk, same] = await named(id);
    expect(same).toMatchObject({ name: 'Mayor', id: mayor?.id });
    expect(same?.choices.Ann).toBe(mayor?.choices.Ann);
    const old = [mayor, council].flatMap((contest) => [contest?.id]);
    expect(old).not.toContain(clerk?.id);
    expect(same?.choices.Bo).not.toBe(mayor?.choices.Ann);
    expect((await store.datasets.list()).map((dataset) => dataset.id)).toEqual([1, id]);
    expect(await store.datasets.isSealed(id)).toBe(true);
  });

  it('is read by these ids, undamaged, and can give way again', async () => {
    const id = await aDataset(store);
    const [mayor] = await named(id);
    await (await begin(id)).complete(theLaterEnd());
    await (await begin(id)).complete(theLaterEnd());
    expect(await named(id)).toContainEqual(
      expect.objectContaining({ name: 'Mayor', id: mayor?.id }),
    );
    const contestId = mayor?.id ?? 0;
    expect(await store.datasets.markBlocks(id, contestId)).toHaveLength(1);
    const block = await store.datasets.recordBlock(id, 0);
    expect(block?.marks.map((column) => column.contestId)).toContain(contestId);
    expect((await store.datasets.ingestRun(id))?.format).toBe('dominion-csv');
    // One dataset of two contests, with three choices in all.
    const [rows] = await databases.sql(url, countRows);
    expect(rows).toContainEqual(expect.objectContaining({ name: 'Dataset', rows: 1 }));
    expect(await store.datasets.delete(id)).toBe(true);
    expect(await store.datasets.list()).toEqual([]);
  });

  it('has no cross table of the one before, and none comes to it from who read that', async () => {
    const id = await aDataset(store);
    const { version } = await placeOf(id);
    const pair = { firstPosition: 0, secondPosition: 1 };
    const table = { ...pair, counts: Uint8Array.of(1) };
    await store.crossTables.keep(version, [table]);
    await (await begin(id)).complete(theLaterEnd());
    await store.crossTables.keep(version, [table]);
    const after = await placeOf(id);
    expect(after.version).not.toBe(version);
    expect(await store.crossTables.find(after.version, pair)).toBeNull();
    expect(await store.crossTables.find(version, pair)).toBeNull();
  });

  it('is not seen by who reads the version before: all of that is as if it were gone', async () => {
    const id = await aDataset(store);
    const before = store.datasets.at((await placeOf(id)).version);
    expect(await before.contests(id)).toHaveLength(2);
    await (await begin(id)).complete(theLaterEnd());
    expect([await before.contests(id), await before.blockSizes(id)]).toEqual([null, null]);
  });

  it('takes the place once: of two at the same time one is refused, and the dataset is whole', async () => {
    const id = await aDataset(store);
    const writers = [await begin(id), await begin(id)];
    const ends = await Promise.allSettled(writers.map((writer) => writer.complete(theLaterEnd())));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
    expect(failed[0]).toContain(`dataset ${id} was removed or replaced by others meanwhile`);
    expect(await named(id)).toHaveLength(2);
  });

  it('leaves the one before as it is where it is abandoned, or holds a file of a third one', async () => {
    const id = await aDataset(store);
    const before = await named(id);
    await (await begin(id)).abandon();
    expect(await named(id)).toEqual(before);
    const files = [{ name: 'a.csv', sha256: 'a'.repeat(64), sizeBytes: 1, contents: [] }];
    await aDataset(store, { files });
    const held = { ...theLaterEnd(), files };
    await expect((await begin(id)).complete(held)).rejects.toBeInstanceOf(AlreadyIngestedError);
    expect(await named(id)).toEqual(before);
  });
});
