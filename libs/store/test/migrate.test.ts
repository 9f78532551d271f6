import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describeEachDatabase, testScript } from '@crossvote/store/testing';
import { Store } from '../src/index.ts';
import { aDataset, theEnd } from './a-dataset.ts';
import { elmFacts } from './elections/an-election.ts';

/** Statements that leave a database as the last version without elections made it. */
const dropElections = [
  ...['ElectionChange', 'Call', 'RaceResult', 'Candidate', 'RaceDistrict', 'RaceRelation'],
  ...['BallotStyleRace', 'UnitBallotStyle', 'UnitPollingPlace', 'UnitDistrict', 'UnitArea'],
  ...['DistrictRelation', 'ExternalId', 'ElectionSource', 'Race', 'BallotStyle', 'PollingPlace'],
  ...['ReportingUnit', 'District', 'Geometry', 'Election', 'ElectionDay', 'Party'],
  ...['ReportDocument', 'PublicNumber'],
].map((table) => `DROP TABLE "${table}"`);

const migrationsFolder = path.join(__dirname, '../../../prisma/migrations');

describeEachDatabase('migrations', (databases) => {
  const opener = testScript('test/open-store.script.ts');
  const files = readdirSync(path.join(migrationsFolder, databases.provider), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

  it('are pending in a new database, then applied, then done', async () => {
    const store = await Store.open(await databases.create(), { migrate: 'never' });
    expect(await store.migrationStatus()).toEqual({ applied: [], pending: files, unknown: [] });
    expect(await store.migrate()).toEqual(files);
    expect(await store.migrate()).toEqual([]);
    expect(await store.migrationStatus()).toEqual({ applied: files, pending: [], unknown: [] });
    await aDataset(store);
    await store.close();
  });

  it('are recorded as Prisma records them, with the checksum of each file', async () => {
    const url = await databases.create();
    await databases.open(url);
    const [rows] = await databases.sql(url, 'SELECT * FROM "_prisma_migrations"');
    expect(rows).toHaveLength(files.length);
    files.forEach((name, index) => {
      const sql = readFileSync(
        path.join(migrationsFolder, databases.provider, name, 'migration.sql'),
      );
      expect(rows?.[index]).toMatchObject({
        migration_name: name,
        checksum: createHash('sha256').update(sql).digest('hex'),
        rolled_back_at: null,
        logs: null,
        finished_at: expect.anything(),
        started_at: expect.anything(),
      });
    });
  });

  it('leave nothing that Prisma itself would apply or complain of', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await store.close();
    const script = path.join(__dirname, 'prisma-diagnosis.mjs');
    const answer = execFileSync(process.execPath, [script, databases.provider, url]);
    expect(JSON.parse(answer.toString())).toEqual({
      failedMigrationNames: [],
      editedMigrationNames: [],
      history: null,
    });
  });

  it('are applied once by several processes that start at the same moment', async () => {
    const url = await databases.create();
    const at = String(Date.now() + 2500);
    const runs = await Promise.all([1, 2, 3].map(() => opener.start(url, at).ended));
    for (const { code, stdout, stderr } of runs) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toEqual({ applied: files, pending: [], unknown: [] });
    }
    const [rows] = await databases.sql(url, 'SELECT "id" FROM "_prisma_migrations"');
    expect(rows).toHaveLength(files.length);
  });

  it('are whole or not there after a kill at any moment, and the next start goes on', async () => {
    const url = await databases.create();
    for (const delayMs of [200, 260, 320, 380, 440, 500, 560]) {
      const { child, ended } = opener.start(url, '0');
      setTimeout(() => child.kill('SIGKILL'), delayMs);
      await ended;
    }
    const store = await databases.open(url);
    expect((await store.migrationStatus()).pending).toEqual([]);
    await aDataset(store);
  });

  it('bring a database of the first version up to date, with what it holds', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await aDataset(store);
    await store.close();
    const [first, ...later] = files;
    const dropped = [
      ...['code', 'party', 'file'].map((column) => `"Contest" DROP COLUMN "${column}"`),
      ...['"Choice" DROP COLUMN "code"', '"Choice" DROP COLUMN "aggregateVotes"'],
      ...['"MarkBlock" DROP COLUMN "isDeflated"', '"AttributeBlock" DROP COLUMN "isDeflated"'],
      ...['"MarkBlock" DROP COLUMN "layouts"', '"AttributeBlock" DROP COLUMN "ofLayouts"'],
      ...['Dataset', 'Contest', 'Block', 'MarkBlock', 'AttributeBlock', 'IngestRun'].map(
        (table) => `"${table}" DROP COLUMN "checksum"`,
      ),
      ...['Dataset', 'Contest', 'Choice'].map((table) => `"${table}" DROP COLUMN "publicId"`),
      '"Block" DROP COLUMN "kinds"',
      ...['"Block"', '"Dataset"'].map((table) => `${table} DROP COLUMN "contestCount"`),
      ...['blockCount', 'resultsStatus', 'visibility'].map(
        (column) => `"Dataset" DROP COLUMN "${column}"`,
      ),
      // SQLite has integers of one size.
      ...(databases.provider === 'postgresql'
        ? ['"Contest" ALTER "votes" TYPE INTEGER', '"Choice" ALTER "voteCount" TYPE INTEGER']
        : []),
    ].map((change) => `ALTER TABLE ${change}`);
    const isLater = later.map((name) => `'${name}'`).join(', ');
    await databases.sql(
      url,
      ...dropElections,
      ...dropped,
      'ALTER TABLE "IngestRun" DROP COLUMN "repeated"',
      'DROP TABLE "CrossTable"',
      'DROP TABLE "IngestContent"',
      'DROP TABLE "RateBucket"',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" IN (${isLater})`,
    );
    const older = await Store.open(url, { migrate: 'never' });
    expect(await older.migrationStatus()).toEqual({
      applied: [first],
      pending: later,
      unknown: [],
    });
    expect(await older.migrate()).toEqual(later);
    expect(await older.datasets.contests(id)).toMatchObject([
      { name: 'Mayor', code: '', party: '', choices: [{ name: 'Ann', code: '', voteCount: 2 }] },
      { name: 'Council', code: '', party: '', choices: [{ aggregateVotes: 0 }] },
    ]);
    const block = await older.datasets.recordBlock(id, 1);
    expect(block?.attributes).toMatchObject([{ isDeflated: false, ofLayouts: false }]);
    expect(block?.marks).toMatchObject(Array(2).fill({ isDeflated: false, layouts: null }));
    await older.close();
  });

  it('keep the datasets of the last version without elections, and take elections', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await aDataset(store);
    const before = [await store.datasets.list(), await store.datasets.contests(id)];
    await store.close();
    await databases.sql(
      url,
      ...dropElections,
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_elections'`,
    );
    const anew = await databases.open(url);
    expect([await anew.datasets.list(), await anew.datasets.contests(id)]).toEqual(before);
    expect(await anew.datasets.isSealed(id)).toBe(true);
    await anew.elections.apply(elmFacts());
    expect(await anew.elections.list()).toMatchObject([{ name: 'Elm', raceCount: 2 }]);
  });

  it('leave what was sealed before rows were counted unchecked, to be sealed anew', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await aDataset(store);
    await store.close();
    await databases.sql(
      url,
      ...['"Block" DROP COLUMN "contestCount"', '"Dataset" DROP COLUMN "contestCount"'].map(
        (change) => `ALTER TABLE ${change}`,
      ),
      'ALTER TABLE "Dataset" DROP COLUMN "blockCount"',
      'ALTER TABLE "IngestRun" DROP COLUMN "checksum"',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '20261201015500_counted_rows'`,
    );
    const anew = await databases.open(url);
    const [{ id: contestId } = { id: 0 }] = (await anew.datasets.contests(id)) ?? [];
    const all = async () => [
      await anew.datasets.isSealed(id),
      (await anew.datasets.markBlocks(id, contestId))?.length,
      (await anew.datasets.attributeBlocks(id, 'precinct'))?.length,
      (await anew.datasets.recordBlock(id, 1))?.recordCount,
      (await anew.datasets.ingestRun(id))?.files.length,
    ];
    expect(await all()).toEqual([false, 2, 2, 3, 1]);
    expect(await anew.seal(id, () => Promise.resolve(true))).toBe(true);
    expect(await all()).toEqual([true, 2, 2, 3, 1]);
  });

  it('leave contests valid that were sealed before they had files', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const contests = theEnd().contests.map((contest) => ({ ...contest, file: '' }));
    const id = await aDataset(store, { contests });
    const [mayor] = (await store.datasets.contests(id))!;
    const { id: contestId, choices } = mayor!;
    await store.close();
    // The values that the checksum of earlier versions covered.
    const covered = [
      ...['contest', id, contestId, 0, 'Mayor', '', '', 1, 0, 2, 2, 0, 0, 0, 0, 0],
      [[choices[0]!.id, 0, 'Ann', 'C1', '', false, 2, 5]],
    ];
    const checksum = crc32(JSON.stringify([covered, []])) | 0;
    await databases.sql(
      url,
      `UPDATE "Contest" SET "checksum" = ${checksum} WHERE "id" = ${contestId}`,
      'ALTER TABLE "Contest" DROP COLUMN "file"',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '20261201032000_files_of_contests'`,
    );
    const anew = await databases.open(url);
    expect(await anew.datasets.isSealed(id)).toBe(true);
    expect(await anew.datasets.contests(id)).toMatchObject([{ file: '' }, { file: '' }]);
  });

  it('leave datasets valid that were sealed before they had a status, and it can be given to them', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await aDataset(store);
    const before = await store.datasets.find(id);
    await store.close();
    await databases.sql(
      url,
      'ALTER TABLE "Dataset" DROP COLUMN "resultsStatus"',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_results_status'`,
    );
    const anew = await databases.open(url);
    expect(await anew.datasets.isSealed(id)).toBe(true);
    expect(await anew.datasets.find(id)).toEqual({ ...before, resultsStatus: null });
    const edited = { ...before, resultsStatus: 'certified' };
    expect(await anew.datasets.edit(id, { resultsStatus: 'certified' })).toEqual(edited);
    expect(await anew.datasets.find(id)).toEqual(edited);
    expect(await anew.datasets.contests(id)).toHaveLength(2);
  });

  it('make datasets that were there before keyed, and leave them valid', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    const id = await aDataset(store);
    const before = await store.datasets.find(id);
    await store.close();
    await databases.sql(
      url,
      'ALTER TABLE "Dataset" DROP COLUMN "visibility"',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_visibility'`,
    );
    const anew = await databases.open(url);
    expect(await anew.datasets.isSealed(id)).toBe(true);
    expect(await anew.datasets.find(id)).toEqual({ ...before, visibility: 'keyed' });
    await anew.datasets.edit(id, { visibility: 'public' });
    expect(await anew.datasets.find(id)).toEqual({ ...before, visibility: 'public' });
  });

  it('of a newer version are refused, and nothing is changed', async () => {
    const url = await databases.create();
    const store = await databases.open(url);
    await store.close();
    await databases.sql(
      url,
      `UPDATE "_prisma_migrations" SET "migration_name" = '29990101000000_future'
       WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`,
    );
    await expect(Store.open(url)).rejects.toThrow(
      'the database was made by a newer version (migration 29990101000000_future); update this program',
    );
    const left = await Store.open(url, { migrate: 'never' });
    expect((await left.migrationStatus()).unknown).toEqual(['29990101000000_future']);
    await left.close();
  });
});
