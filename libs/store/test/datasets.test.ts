import { describeEachDatabase } from '@crossvote/store/testing';
import { Connection } from '../src/connection.ts';
import { layoutKind, type NewBlock, type Store } from '../src/index.ts';
import {
  aBlock,
  aDataset,
  aWrittenDataset,
  contests,
  countRows,
  packedAttribute,
  packedMarks,
  theEnd,
} from './a-dataset.ts';

/** Everything that a repository returns about a dataset and its first contest. */
async function allOf(store: Store, id: number, contestId: number): Promise<unknown[]> {
  const { datasets } = store;
  return [
    await datasets.find(id),
    await datasets.contests(id),
    await datasets.blockSizes(id),
    await datasets.markBlocks(id, contestId),
    await datasets.attributeBlocks(id, 'precinct'),
    await datasets.recordBlock(id, 0),
    await datasets.ingestRun(id),
  ];
}
const nothing = [null, null, null, null, null, null, null];

describeEachDatabase('the datasets', (databases) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  it('answers what was written, once it is complete', async () => {
    const id = await aDataset(store);
    expect(await store.datasets.find(id)).toEqual({
      id,
      name: 'Town election',
      description: 'Of a test',
      electionDate: '2024-11-05',
      electionType: 'general',
      resultsStatus: null,
      visibility: 'keyed',
      totalRecords: 3,
    });
    const stored = (await store.datasets.contests(id)) ?? [];
    expect(stored).toMatchObject([
      { position: 0, name: 'Mayor', votes: 2, choices: [{ name: 'Ann', voteCount: 2 }] },
      { position: 1, name: 'Council', rankLimit: 3, choices: [{ position: 0 }] },
    ]);
    expect(await store.datasets.blockSizes(id)).toEqual([3, 3]);
    const [mayor, council] = stored.map((contest) => contest.id);
    expect(await store.datasets.markBlocks(id, mayor ?? 0)).toEqual([
      { ordinal: 0, ...packedMarks },
      { ordinal: 1, ...packedMarks },
    ]);
    expect(await store.datasets.markBlocks(id, council ?? 0)).toEqual([
      { ordinal: 1, ...packedMarks },
    ]);
    expect(await store.datasets.attributeBlocks(id, 'precinct')).toHaveLength(2);
    expect(await store.datasets.ingestRun(id)).toMatchObject({
      recordsRead: 6,
      stored: 3,
      refused: 1,
      repeated: 2,
      files: [{ name: 'town.csv', sizeBytes: 5_000_000_000n }],
    });
  });

  it('holds what was written after it was begun anew', async () => {
    const writer = await aWrittenDataset(store);
    await writer.startOver();
    await writer.writeBlock(aBlock(), contests);
    await writer.complete(theEnd());
    expect(await store.datasets.blockSizes(writer.datasetId)).toHaveLength(1);
    expect(await store.datasets.contests(writer.datasetId)).toHaveLength(2);
  });

  it('says nothing of a dataset that is being written', async () => {
    const before = await store.datasets.list();
    const writer = await aWrittenDataset(store);
    const [rows] = await databases.sql(
      url,
      `SELECT "id" FROM "Contest" WHERE "datasetId" = ${writer.datasetId}`,
    );
    const contestId = Number(rows?.[0]?.id);
    expect(await allOf(store, writer.datasetId, contestId)).toEqual(nothing);
    expect(await store.datasets.list()).toEqual(before);
    expect(await store.datasets.delete(writer.datasetId)).toBe(false);
    await writer.complete(theEnd());
    expect(await allOf(store, writer.datasetId, contestId)).not.toContain(null);
  });

  it('says nothing of a dataset that is being deleted, or was', async () => {
    const id = await aDataset(store);
    const contestId = (await store.datasets.contests(id))?.[0]?.id ?? 0;
    const hide = `UPDATE "Dataset" SET "status" = 'deleting' WHERE "id" = ${id}`;
    const show = `UPDATE "Dataset" SET "status" = 'completed' WHERE "id" = ${id}`;
    await databases.sql(url, hide);
    expect(await allOf(store, id, contestId)).toEqual(nothing);
    await databases.sql(url, show);
    expect(await store.datasets.delete(id)).toBe(true);
    expect(await allOf(store, id, contestId)).toEqual(nothing);
    expect(await store.datasets.delete(id)).toBe(false);
  });

  it('answers one block with the columns that have an entry in it', async () => {
    const id = await aDataset(store);
    await aDataset(store);
    const [mayor, council] = ((await store.datasets.contests(id)) ?? []).map(
      (contest) => contest.id,
    );
    const attributes = [{ kind: 'precinct', ...packedAttribute }];
    expect(await store.datasets.recordBlock(id, 0)).toEqual({
      recordCount: 3,
      marks: [{ contestId: mayor, ...packedMarks }],
      attributes,
    });
    const second = await store.datasets.recordBlock(id, 1);
    expect(second?.marks).toHaveLength(2);
    expect(second?.marks).toContainEqual({ contestId: council, ...packedMarks });
    expect(second?.attributes).toEqual(attributes);
    expect(await store.datasets.recordBlock(id, 2)).toBeNull();
  });

  it('answers codes of the records of layouts as they were written', async () => {
    const writer = await store.beginDataset({ format: 'dominion-csv' });
    const marks = { ...packedMarks, layouts: Uint8Array.of(0b10) };
    const style = { ...packedAttribute, ofLayouts: true };
    const block: NewBlock = {
      ...aBlock(),
      marks: [[0, marks] as const, [1, packedMarks] as const],
      attributes: [
        ['ballotStyle', style],
        [layoutKind, packedAttribute],
      ],
    };
    await writer.writeBlock(block, contests);
    await writer.complete(theEnd());
    const id = writer.datasetId;
    const [mayor, council] = ((await store.datasets.contests(id)) ?? []).map((one) => one.id);
    expect(await store.datasets.markBlocks(id, mayor ?? 0)).toEqual([{ ordinal: 0, ...marks }]);
    expect(await store.datasets.attributeBlocks(id, layoutKind)).toEqual([
      { ordinal: 0, ...packedAttribute },
    ]);
    const stored = await store.datasets.recordBlock(id, 0);
    expect(stored?.marks).toContainEqual({ contestId: mayor, ...marks });
    expect(stored?.marks).toContainEqual({ contestId: council, ...packedMarks });
    expect(stored?.attributes).toContainEqual({ kind: 'ballotStyle', ...style });
  });

  it('gives no marks of a contest to another dataset', async () => {
    const [one, other] = [await aDataset(store), await aDataset(store)];
    const contestId = (await store.datasets.contests(one))?.[0]?.id ?? 0;
    expect(await store.datasets.markBlocks(other, contestId)).toEqual([]);
  });

  it('gives no id twice', async () => {
    const last = await aDataset(store);
    await store.datasets.delete(last);
    const reopened = await databases.open(url);
    expect(await aDataset(reopened)).toBeGreaterThan(last);
  });

  it('deletes every row of a dataset', async () => {
    const fresh = await databases.create();
    const own = await databases.open(fresh);
    const abandoned = await aWrittenDataset(own);
    await abandoned.abandon();
    await own.datasets.delete(await aDataset(own));
    const [rows = []] = await databases.sql(fresh, countRows);
    expect(rows.map(({ rows: count }) => Number(count))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31, 2 ** 53, Infinity])(
    'knows no dataset %d',
    async (id) => {
      expect(await allOf(store, id, 1)).toEqual(nothing);
      expect(await store.datasets.delete(id)).toBe(false);
    },
  );

  it('answers nothing of a dataset that is removed while it is read', async () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own connection below
    const ask = Connection.prototype.query;
    const query = jest.spyOn(Connection.prototype, 'query');
    const { datasets } = store;
    const reads: ((id: number) => Promise<unknown>)[] = [
      (id) => datasets.contests(id),
      (id) => datasets.blockSizes(id),
      (id) => datasets.attributeBlocks(id, 'precinct'),
      (id) => datasets.recordBlock(id, 0),
      (id) => datasets.attributeKinds(id),
    ];
    for (const read of reads) {
      const id = await aDataset(store);
      // Between the first look, which finds the dataset, and the reading.
      query.mockImplementationOnce(async function (this: Connection, ...statement) {
        const found = await ask.apply(this, statement);
        await datasets.delete(id);
        return found;
      });
      expect(await read(id)).toBeNull();
    }
    query.mockRestore();
  });
});
