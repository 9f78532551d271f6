import { describeEachDatabase } from '@crossvote/store/testing';
import { DamagedError, layoutKind, type Store } from '../src/index.ts';
import { aBlock, contests, packed, packedAttribute, theEnd } from './a-dataset.ts';

const sealed = ['Dataset', 'Block', 'AttributeBlock', 'MarkBlock', 'Contest'];

describeEachDatabase('what is stored', (databases) => {
  let url: string;
  let store: Store;
  let id: number;
  beforeAll(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  /** Two blocks that differ, and two contests of which each has columns of both forms. */
  beforeEach(async () => {
    const writer = await store.beginDataset({ format: 'dominion-csv' });
    for (const byte of [0b101, 0b011]) {
      const codes = Uint8Array.of(byte);
      const layouts = Uint8Array.of(1);
      await writer.writeBlock(
        {
          ...aBlock(),
          marks: [
            [0, { ...packed, codes, layouts: null }],
            [1, { ...packed, codes: Uint8Array.of(byte ^ 1), layouts }],
          ],
          attributes: [
            ['precinct', { ...packedAttribute, codes }],
            [layoutKind, { ...packedAttribute, codes }],
          ],
        },
        contests,
      );
    }
    const end = theEnd();
    await writer.complete({
      ...end,
      contests: end.contests.map((contest) => ({
        ...contest,
        choices: ['Ann', 'Bo'].flatMap((name) =>
          contest.choices.map((choice) => ({ ...choice, name })),
        ),
      })),
    });
    id = writer.datasetId;
    const pair = { firstPosition: 0, secondPosition: 1 };
    await store.crossTables.keep(id, [
      { ...pair, counts: Uint8Array.of(1, 2, 3) },
      { firstPosition: 1, secondPosition: 1, counts: Uint8Array.of(3, 2, 1) },
    ]);
  });

  /** All ways of reading a dataset, each on its own. @returns what those say that refuse */
  const refusals = async () => {
    const { datasets, crossTables } = store;
    const [rows] = await databases.sql(
      url,
      `SELECT "id" FROM "Contest" WHERE "datasetId" = ${id} ORDER BY "position"`,
    );
    const reads: (() => Promise<unknown>)[] = [
      () => datasets.find(id),
      () => datasets.list(),
      () => datasets.contests(id),
      () => datasets.blockSizes(id),
      () => datasets.attributeBlocks(id, 'precinct'),
      () => datasets.attributeBlocks(id, layoutKind),
      () => datasets.recordBlock(id, 0),
      () => datasets.recordBlock(id, 1),
      () => crossTables.find(id, { firstPosition: 0, secondPosition: 1 }),
      () => crossTables.find(id, { firstPosition: 1, secondPosition: 1 }),
      ...(rows ?? []).map((row) => () => datasets.markBlocks(id, Number(row.id))),
    ];
    const said: unknown[] = [];
    for (const read of reads) {
      const error: unknown = await read().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error !== undefined) said.push(error);
    }
    // The next test has a dataset of its own, and the list is of all.
    await store.datasets.delete(id);
    return said;
  };

  const mine = `"datasetId" = ID`;
  const ofContests = `"contestId" IN (SELECT "id" FROM "Contest" WHERE ${mine})`;
  const first = `"contestId" = (SELECT min("id") FROM "Contest" WHERE ${mine})`;
  const bytes = (hex: string) => (databases.provider === 'sqlite' ? `x'${hex}'` : `'\\x${hex}'`);
  const not = (column: string) => `"${column}" = NOT "${column}"`;

  it('is read where nothing is damaged', async () => {
    expect(await refusals()).toEqual([]);
  });

  it.each([
    ...['dictionary', 'codes'].map(
      (column) => `"MarkBlock" SET "${column}" = ${bytes('06')} WHERE ${first}`,
    ),
    `"MarkBlock" SET "width" = 2 WHERE ${first}`,
    `"MarkBlock" SET ${not('isDeflated')} WHERE ${first}`,
    `"MarkBlock" SET "layouts" = ${bytes('01')} WHERE ${first}`,
    `"MarkBlock" SET "layouts" = NULL WHERE ${ofContests}`,
    `"MarkBlock" SET "ordinal" = 7 WHERE ${first} AND "ordinal" = 1`,
    `"MarkBlock" SET "checksum" = NULL WHERE ${first}`,
    `"MarkBlock" SET "codes" = (SELECT m."codes" FROM "MarkBlock" m WHERE m."contestId" = "MarkBlock"."contestId" AND m."ordinal" <> "MarkBlock"."ordinal") WHERE ${first}`,
    ...['dictionary', 'codes'].map(
      (column) =>
        `"AttributeBlock" SET "${column}" = ${bytes('06')} WHERE ${mine} AND "kind" = 'precinct'`,
    ),
    `"AttributeBlock" SET "width" = 2 WHERE ${mine} AND "kind" = 'layout'`,
    `"AttributeBlock" SET ${not('isDeflated')} WHERE ${mine} AND "kind" = 'layout'`,
    `"AttributeBlock" SET ${not('ofLayouts')} WHERE ${mine} AND "kind" = 'precinct'`,
    `"AttributeBlock" SET "kind" = 'batch' WHERE ${mine} AND "kind" = 'precinct'`,
    `"AttributeBlock" SET "ordinal" = 7 WHERE ${mine} AND "ordinal" = 1`,
    `"Block" SET "recordCount" = 4 WHERE ${mine} AND "ordinal" = 1`,
    `"Block" SET "ordinal" = 7 WHERE ${mine} AND "ordinal" = 1`,
    `"Block" SET "kinds" = '' WHERE ${mine}`,
    ...['position', 'voteFor', 'rankLimit', 'records', 'votes', 'undervotes', 'overvotes'].map(
      (column) => `"Contest" SET "${column}" = "${column}" + 7 WHERE ${mine} AND "position" = 1`,
    ),
    ...['undervotedRecords', 'overvotedRecords', 'redactedRecords'].map(
      (column) => `"Contest" SET "${column}" = 1 WHERE ${mine}`,
    ),
    ...['name', 'code', 'party'].map((column) => `"Contest" SET "${column}" = 'x' WHERE ${mine}`),
    ...['name', 'code', 'party'].map((column) => `"Choice" SET "${column}" = 'x' WHERE ${first}`),
    ...['voteCount', 'aggregateVotes', 'position'].map(
      (column) => `"Choice" SET "${column}" = 9 WHERE ${first} AND "name" = 'Bo'`,
    ),
    `"Choice" SET ${not('isWriteIn')} WHERE ${first}`,
    `"Choice" SET "id" = "id" + 1000000 WHERE ${first}`,
    `"Dataset" SET "totalRecords" = 4 WHERE "id" = ID`,
    ...['name', 'description', 'electionDate', 'electionType'].map(
      (column) => `"Dataset" SET "${column}" = 'x' WHERE "id" = ID`,
    ),
    `"CrossTable" SET "counts" = ${bytes('010204')} WHERE ${mine}`,
    `"CrossTable" SET "secondPosition" = 0 WHERE ${mine} AND "firstPosition" = 0`,
  ])('and was changed by UPDATE %s is refused', async (change) => {
    await databases.sql(url, `UPDATE ${change.replaceAll('ID', String(id))}`);
    if (change.includes('"secondPosition" = 0')) {
      const moved = { firstPosition: 0, secondPosition: 0 };
      await expect(store.crossTables.find(id, moved)).rejects.toBeInstanceOf(DamagedError);
      await store.datasets.delete(id);
      return;
    }
    const said = await refusals();
    expect(said).not.toEqual([]);
    for (const error of said) {
      expect(error).toBeInstanceOf(DamagedError);
      expect(error).toMatchObject({
        message: expect.stringMatching(
          /^the database is damaged: dataset \d+, .*; see cvr db verify/,
        ) as unknown,
      });
    }
  });

  it.each([
    `"AttributeBlock" WHERE ${mine} AND "kind" = 'precinct' AND "ordinal" = 1`,
    `"AttributeBlock" WHERE ${mine} AND "kind" = 'layout'`,
    `"Choice" WHERE ${first} AND "name" = 'Bo'`,
    `"Block" WHERE ${mine} AND "ordinal" = 0`,
  ])('and was lost by DELETE FROM %s is missed', async (what) => {
    await databases.sql(url, `DELETE FROM ${what.replaceAll('ID', String(id))}`);
    const said = await refusals();
    expect(said).not.toEqual([]);
    for (const error of said) expect(error).toBeInstanceOf(DamagedError);
  });

  it('is missed where a whole contest was lost', async () => {
    const last = `SELECT max("id") FROM "Contest" WHERE "datasetId" = ${id}`;
    await databases.sql(
      url,
      `DELETE FROM "MarkBlock" WHERE "contestId" = (${last})`,
      `DELETE FROM "Choice" WHERE "contestId" = (${last})`,
      `DELETE FROM "Contest" WHERE "id" = (${last})`,
    );
    await expect(store.datasets.contests(id)).rejects.toBeInstanceOf(DamagedError);
    await store.datasets.delete(id);
  });

  const forget = () =>
    databases.sql(
      url,
      ...sealed.map((table) => `UPDATE "${table}" SET "checksum" = NULL`),
      `UPDATE "Block" SET "kinds" = ''`,
    );

  it('is read unchecked where an earlier version stored it, and has checksums once it is sealed', async () => {
    const before = await store.datasets.contests(id);
    await forget();
    expect(await store.datasets.isSealed(id)).toBe(false);
    expect(await store.datasets.contests(id)).toEqual(before);
    expect(await store.seal(id)).toBe(true);
    expect(await store.datasets.isSealed(id)).toBe(true);
    await databases.sql(url, `UPDATE "MarkBlock" SET "width" = 2`);
    expect(await refusals()).not.toEqual([]);
    expect(await store.seal(id)).toBe(false);
    expect(await store.datasets.isSealed(id)).toBeNull();
  });

  it('is read wholly once it is sealed', async () => {
    await forget();
    await store.seal(id);
    expect(await refusals()).toEqual([]);
  });
});

describeEachDatabase('totals of more than 32 bits', (databases) => {
  it('are stored, and given back', async () => {
    const store = await databases.open();
    const writer = await store.beginDataset({ format: 'dominion-csv' });
    const end = theEnd();
    const [contest] = end.contests;
    const [choice] = contest?.choices ?? [];
    if (!contest || !choice) throw new Error('a dataset without choices');
    const choices = [
      { ...choice, voteCount: 3_000_000_000, aggregateVotes: 5_000_000_001 },
      { ...choice, name: 'Bo', voteCount: 4_000_000_000, aggregateVotes: 0 },
    ];
    const large = { ...contest, undervotes: 2_147_483_648, overvotes: 9_000_000_000_000, choices };
    await writer.complete({ ...end, contests: [large] });
    expect(await store.datasets.contests(writer.datasetId)).toMatchObject([
      {
        votes: 7_000_000_000,
        undervotes: 2_147_483_648,
        overvotes: 9_000_000_000_000,
        choices: [
          { voteCount: 3_000_000_000, aggregateVotes: 5_000_000_001 },
          { voteCount: 4_000_000_000 },
        ],
      },
    ]);
  });

  it('are refused where their last digits are lost', async () => {
    const store = await databases.open();
    const writer = await store.beginDataset({ format: 'dominion-csv' });
    const end = theEnd();
    const contests64 = end.contests.map((contest) => ({ ...contest, undervotes: 2 ** 53 }));
    await expect(writer.complete({ ...end, contests: contests64 })).rejects.toThrow(
      /more than can be counted/,
    );
    await writer.abandon();
  });
});
