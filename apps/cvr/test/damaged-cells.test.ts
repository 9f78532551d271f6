import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ElectionAnalysis, verifyDataset } from '@crossvote/analysis';
import { createLogger, electionAnswerer, startService, type Service } from '@crossvote/api';
import type { Store } from '@crossvote/store';
import { describeEachDatabase } from '@crossvote/store/testing';
import { cvrIn, type Cvr } from './support/call-cvr.ts';
import { damagedCells } from './support/damaged-cells.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const seeds = process.env.CI ? [1, 2, 3] : [1];
/** Every column is damaged and verified; the command and the service meet one of so many, with CI each by some seed. */
const step = process.env.CI ? 3 : 9;

/** What is damaged here changes nothing that anybody reads: whether a process lived, and the order of one file. */
const meaningless =
  /^(?:IngestRun\.(?:host|pid|processStart|heartbeatAt)|Ingest(?:File|Content)\.ordinal)$/;

const question = 'source_contest_ids=1&source_choice_ids=1&compare_contest_ids=1,2';
const addresses = [
  'datasets',
  'datasets/1/contests',
  `datasets/1/analysis/cross-voting?${question}`,
].map((address) => `/api/v1/election/${address}`);

describeEachDatabase('one damaged byte or digit in any column', (databases) => {
  const folder = temporaryFolder();
  const output = path.join(folder, 'out.csv');
  const unfenced =
    databases.provider === 'sqlite'
      ? 'PRAGMA foreign_keys = OFF'
      : `SET session_replication_role = replica`;
  let url: string;
  let cvr: Cvr;
  let store: Store;
  let service: Service;
  let key: string;

  beforeAll(async () => {
    const file = path.join(folder, 'tiny.csv.gz');
    writeFileSync(file, gzipSync(tinyExport));
    url = await databases.create();
    store = await databases.open(url);
    cvr = cvrIn(folder, { env: { DATABASE_URL: url } });
    expect((await cvr('ingest', file)).status).toBe(0);
    ({ key } = await store.keys.create({ name: 'desk', expiresAt: null }));
    service = await startService({
      // As after a start: nothing is known from before.
      answerer: (asked, keyId) => electionAnswerer(new ElectionAnalysis(store))(asked, keyId),
      keys: store.keys,
      ready: () => store.ready(),
      logger: createLogger({ level: 'silent' }),
      port: 0,
    });
  });
  afterAll(() => service.close());

  /** What each call and each address says: the same as before the damage, or how it was told. */
  const askAll = async () => {
    const answers: string[] = [];
    for (const call of [
      ['results', '1', '--json'],
      ['cross', '1', '--source', 'Mayor=Ann', '--compare', 'Council', '--json'],
      ['export', '1', '--format', 'csv-wide', '--output', output],
    ]) {
      rmSync(output, { force: true });
      const { status, out, err } = await cvr(...call);
      const isWritten = status === 0 && call[0] === 'export';
      const given = isWritten ? readFileSync(output, 'utf8') : out;
      answers.push(status === 0 ? given : `status ${status}: ${given}${err}`);
    }
    for (const address of addresses) {
      const response = await fetch(service.url + address, { headers: { 'X-API-Key': key } });
      const text = await response.text();
      answers.push(response.ok ? text : `status ${response.status}: ${text}`);
    }
    return answers;
  };
  const told = [
    /^status 1: cvr: the database is damaged: .*\n$/,
    /^status 1: cvr: "1" is no dataset; there are:\n/,
    /^status 1: cvr: there are no datasets yet; .*\n$/,
    /^status 503: .*What is stored is damaged/,
    /^status 404: .*Dataset 1 not found/,
    /^\{"datasets":\[\],"damaged_dataset_ids":\[\d+\]\}$/,
  ];

  // PostgreSQL holds no other type.
  if (databases.provider === 'sqlite')
    it('that is of another type is told, whatever stands there', async () => {
      const cells = (await damagedCells(databases, url, 1)).filter(({ isKey }) => !isKey);
      const faults: unknown[] = [];
      const others = [`'x'`, `x'ff'`, '1.5', '9e18'];
      for (const [place, { column, mend, damageTo }] of cells.entries()) {
        const damage = damageTo(others[place % others.length] ?? '');
        await databases.sql(url, unfenced, damage);
        for (const call of [
          ['db', 'verify', '1'],
          ['results', '1'],
        ]) {
          const { status, err } = await cvr(...call);
          const isTold =
            status === 0 || (status === 1 && /damaged|is no dataset|no datasets yet/.test(err));
          if (!isTold) faults.push([column, damage, call, status, err]);
        }
        await databases.sql(url, unfenced, mend);
      }
      expect(faults).toEqual([]);
    });

  it.each(seeds)('is told, and no wrong number given: seed %i', async (seed) => {
    const right = await askAll();
    for (const answer of right) expect(answer).not.toMatch(/^status/);
    const cells = await damagedCells(databases, url, seed);
    expect(new Set(cells.map(({ column }) => column.split('.')[0])).size).toBe(10);
    const wrong: unknown[] = [];
    for (const [place, { column, damage, mend }] of cells.entries()) {
      await databases.sql(url, unfenced, damage);
      const check = await verifyDataset(store, 1);
      if (check?.damage.length === 0 && !meaningless.test(column)) wrong.push([damage, 'verify']);
      if (place % step === seed % step)
        for (const [which, answer] of (await askAll()).entries())
          if (answer !== right[which] && !told.some((pattern) => pattern.test(answer)))
            wrong.push([damage, answer]);
      await databases.sql(url, unfenced, mend);
    }
    expect(wrong).toEqual([]);
    expect(await askAll()).toEqual(right);
  });
});
