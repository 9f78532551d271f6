import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ElectionAnalysis } from '@crossvote/analysis';
import { createLogger, electionAnswerer, startService } from '@crossvote/api';
import { describeEachDatabase } from '@crossvote/store/testing';
import { cvrIn, type Cvr } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

describeEachDatabase('the list of datasets, where the row of one is damaged', (databases) => {
  const folder = temporaryFolder();
  let cvr: Cvr;
  let url: string;

  beforeAll(async () => {
    url = await databases.create();
    cvr = cvrIn(folder, { env: { DATABASE_URL: url } });
    await cvr('db', 'migrate');
    for (const name of ['North', 'South', 'West']) {
      const file = path.join(folder, `${name}.csv`);
      writeFileSync(file, tinyExport.replace('1,P1', `1,${name}`));
      expect((await cvr('ingest', file, '--name', name)).status).toBe(0);
    }
    await databases.sql(url, `UPDATE "Dataset" SET "totalRecords" = 6789 WHERE "name" = 'South'`);
  });

  it('has all others, and then names the damaged one, with status 1', async () => {
    const { status, out, err } = await cvr('datasets');
    expect(status).toBe(1);
    expect(out).toMatch(/^ *1 +North .* 6\n *3 +West .* 6\n$/m);
    expect(out).not.toMatch(/South|6,?789/);
    expect(err).toBe(
      'cvr: not listed, as the database is damaged: dataset 2, "South" (its own row); see cvr db verify, and ingest the export again with --replace\n',
    );
  });

  it('has its id, and no number of it, in JSON; and no row in a table', async () => {
    const json = await cvr('datasets', '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toEqual({
      datasets: [
        expect.objectContaining({ id: 1, name: 'North', total_records: 6 }),
        expect.objectContaining({ id: 3, name: 'West', total_records: 6 }),
      ],
      damaged_dataset_ids: [2],
    });
    const csv = await cvr('datasets', '--csv');
    expect(csv.status).toBe(1);
    expect(csv.out.split('\n').map((row) => row.split(',')[0])).toEqual([
      'dataset_id',
      '1',
      '3',
      '',
    ]);
  });

  it('is the same over REST, where the damaged one is a 503 and the others answer', async () => {
    const store = await databases.open(url);
    const { key } = await store.keys.create({ name: 'desk', expiresAt: null });
    const service = await startService({
      answerer: electionAnswerer(new ElectionAnalysis(store)),
      keys: store.keys,
      ready: () => store.ready(),
      logger: createLogger({ level: 'silent' }),
      port: 0,
    });
    const get = async (place: string) => {
      const headers = { 'X-API-Key': key };
      const answer = await fetch(`${service.url}/api/v1/election/datasets${place}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    const list = await get('');
    const ofWhole = await get('/3/contests');
    const ofDamaged = await get('/2/contests');
    await service.close();
    expect(JSON.parse((await cvr('datasets', '--json')).out)).toEqual(JSON.parse(list.text));
    expect([list.status, ofWhole.status, ofDamaged.status]).toEqual([200, 200, 503]);
    expect(ofDamaged.text).toContain('dataset 2, its own row');
  });
});
