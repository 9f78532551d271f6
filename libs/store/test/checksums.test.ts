import { describeEachDatabase, forgetChecksums } from '@crossvote/store/testing';
import { DamagedError, layoutKind, type Store } from '../src/index.ts';
import { aBlock, contests, packed, packedAttribute, theEnd } from './a-dataset.ts';

describeEachDatabase('what is stored', (databases) => {
  let url: string;
  let store: Store;
  let id: number;
  beforeAll(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });

  /** Two different blocks, and two contests that each have columns of both forms. */
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
      files: end.files.map((file) => ({ ...file, contents: [{ ...file, name: 'inner.csv' }] })),
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

  /** Tries each way of reading a dataset. @returns the messages of those that refuse */
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
      () => datasets.attributeKinds(id),
      () => datasets.ingestRun(id),
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
    // The next test makes its own dataset, and the list holds all datasets.
    await store.datasets.delete(id);
    return said;
  };

  const mine = `"datasetId" = ID`;
  const ofContests = `"contestId" IN (SELECT "id" FROM "Contest" WHERE ${mine})`;
  const ofRun = `"runId" = (SELECT "id" FROM "IngestRun" WHERE ${mine})`;
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
    ...['name', 'code', 'party', 'file'].map(
      (column) => `"Contest" SET "${column}" = 'x' WHERE ${mine}`,
    ),
    ...['name', 'code', 'party'].map((column) => `"Choice" SET "${column}" = 'x' WHERE ${first}`),
    ...['voteCount', 'aggregateVotes', 'position'].map(
      (column) => `"Choice" SET "${column}" = 9 WHERE ${first} AND "name" = 'Bo'`,
    ),
    `"Choice" SET ${not('isWriteIn')} WHERE ${first}`,
    `"Choice" SET "publicId" = 99 WHERE ${first}`,
    `"Contest" SET "publicId" = 99 WHERE ${mine} AND "position" = 1`,
    `"Choice" SET "id" = "id" + 1000000 WHERE ${first}`,
    `"Dataset" SET "totalRecords" = 4 WHERE "id" = ID`,
    ...['name', 'description', 'electionDate', 'electionType', 'resultsStatus'].map(
      (column) => `"Dataset" SET "${column}" = 'x' WHERE "id" = ID`,
    ),
    ...['public', 'office', 'x'].map(
      (value) => `"Dataset" SET "visibility" = '${value}' WHERE "id" = ID`,
    ),
    `"Dataset" SET "status" = 'completel' WHERE "id" = ID`,
    ...['contestCount', 'blockCount'].map(
      (column) => `"Dataset" SET "${column}" = "${column}" - 1 WHERE "id" = ID`,
    ),
    ...['createdAt', 'completedAt'].map(
      (column) => `"Dataset" SET "${column}" = '2001-01-01T00:00:00.000+00:00' WHERE "id" = ID`,
    ),
    `"Block" SET "contestCount" = 1 WHERE ${mine} AND "ordinal" = 1`,
    ...['format', 'softwareVersion', 'issues'].map(
      (column) => `"IngestRun" SET "${column}" = 'x' WHERE ${mine}`,
    ),
    ...['recordsRead', 'stored', 'refused', 'repeated'].map(
      (column) => `"IngestRun" SET "${column}" = 17 WHERE ${mine}`,
    ),
    ...['startedAt', 'finishedAt'].map(
      (column) => `"IngestRun" SET "${column}" = '2001-01-01T00:00:00.000+00:00' WHERE ${mine}`,
    ),
    `"IngestRun" SET "finishedAt" = NULL WHERE ${mine}`,
    ...['IngestFile', 'IngestContent'].flatMap((table) => [
      ...['name', 'sha256'].map((column) => `"${table}" SET "${column}" = 'x' WHERE ${ofRun}`),
      `"${table}" SET "sizeBytes" = 17 WHERE ${ofRun}`,
    ]),
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
    `"Block" WHERE ${mine} AND "ordinal" = 1`,
    `"Block" WHERE ${mine}`,
    `"MarkBlock" WHERE ${first} AND "ordinal" = 1`,
    `"IngestFile" WHERE ${ofRun}`,
    `"IngestContent" WHERE ${ofRun}`,
  ])('and was lost by DELETE FROM %s is missed', async (what) => {
    await databases.sql(url, `DELETE FROM ${what.replaceAll('ID', String(id))}`);
    const said = await refusals();
    expect(said).not.toEqual([]);
    for (const error of said) expect(error).toBeInstanceOf(DamagedError);
  });

  it.each([
    `"MarkBlock" SET "codes" = ${bytes('06')} WHERE ${first}`,
    `"AttributeBlock" SET "dictionary" = ${bytes('06')} WHERE ${mine} AND "kind" = 'precinct'`,
    `"AttributeBlock" SET "kind" = 'batch' WHERE ${mine} AND "kind" = 'precinct'`,
    `"Block" SET "recordCount" = 4 WHERE ${mine}`,
  ])('is refused also where whole blocks are read, as for an export: %s', async (damage) => {
    await databases.sql(url, `UPDATE ${damage.replaceAll('ID', String(id))}`);
    await expect(store.datasets.recordBlock(id, 0)).rejects.toBeInstanceOf(DamagedError);
    await store.datasets.delete(id);
  });

  it.each([
    ['a whole contest was', `= (SELECT max("id") FROM "Contest" WHERE ${mine})`],
    ['all contests were', `IN (SELECT "id" FROM "Contest" WHERE ${mine})`],
  ])('is missed where %s lost', async (_what, which) => {
    const those = which.replaceAll('ID', String(id));
    await databases.sql(
      url,
      `DELETE FROM "MarkBlock" WHERE "contestId" ${those}`,
      `DELETE FROM "Choice" WHERE "contestId" ${those}`,
      `DELETE FROM "Contest" WHERE "id" ${those}`,
    );
    await expect(store.datasets.contests(id)).rejects.toBeInstanceOf(DamagedError);
    await expect(store.datasets.recordBlock(id, 0)).rejects.toBeInstanceOf(DamagedError);
    await store.datasets.delete(id);
  });

  it('is missed where it is not known any more how it was made', async () => {
    const run = `(SELECT "id" FROM "IngestRun" WHERE "datasetId" = ${id})`;
    await databases.sql(
      url,
      ...['IngestFile', 'IngestContent'].map(
        (table) => `DELETE FROM "${table}" WHERE "runId" = ${run}`,
      ),
      `DELETE FROM "IngestRun" WHERE "datasetId" = ${id}`,
    );
    await expect(store.datasets.ingestRun(id)).rejects.toBeInstanceOf(DamagedError);
    await store.datasets.delete(id);
  });

  const forget = () => databases.sql(url, ...forgetChecksums);
  const isWhole = () => Promise.resolve(true);

  it('is read unchecked where an earlier version stored it, and has checksums once it is sealed', async () => {
    const before = await store.datasets.contests(id);
    await forget();
    expect(await store.datasets.isSealed(id)).toBe(false);
    expect(await store.datasets.contests(id)).toEqual(before);
    expect(await store.seal(id, isWhole)).toBe(true);
    expect(await store.datasets.isSealed(id)).toBe(true);
    await databases.sql(url, `UPDATE "MarkBlock" SET "width" = 2`);
    expect(await refusals()).not.toEqual([]);
    expect(await store.seal(id, isWhole)).toBe(false);
    expect(await store.datasets.isSealed(id)).toBeNull();
  });

  it('stays unchecked where it is not whole, and nobody writes while that is found out', async () => {
    await forget();
    const other = await databases.open(url);
    const order: string[] = [];
    let deleting: Promise<unknown> = Promise.resolve();
    const isSealed = await store.seal(id, async () => {
      deleting = other.datasets.delete(id).then(() => order.push('deleted'));
      await store.datasets.contests(id);
      order.push('looked');
      return false;
    });
    await deleting;
    expect([isSealed, order]).toEqual([false, ['looked', 'deleted']]);
    expect(await store.datasets.isSealed(id)).toBeNull();
  });

  it('is read wholly once it is sealed', async () => {
    await forget();
    await store.seal(id, isWhole);
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
