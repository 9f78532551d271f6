import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, electionAnswerer, startService } from '@crossvote/api';
import { ElectionAnalysis } from '@crossvote/analysis';
import { describeEachDatabase } from '@crossvote/store/testing';
import { cvrIn, type Cvr } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const folder = temporaryFolder();
const file = path.join(folder, 'tiny.csv');
writeFileSync(file, tinyExport);

describeEachDatabase('cvr datasets edit', (databases) => {
  let url: string;
  let cvr: Cvr;
  beforeEach(async () => {
    url = await databases.create();
    await (await databases.open(url)).close();
    cvr = cvrIn(folder, { env: { DATABASE_URL: url } });
    await cvr('ingest', file, '--quiet', '--description', 'First count');
  });

  it('changes what is given, and keeps the rest', async () => {
    expect(
      await cvr('datasets', 'edit', 'tiny', '--date', '2023-05-02', '--status', 'certified'),
    ).toEqual({
      status: 0,
      out:
        'Dataset 1: Tiny Town 2023 Special Election (certified results)\n' +
        'special election, 2023-05-02, 6 records\n' +
        'First count\n',
      err: '',
    });
    const words = ['--name', ' Elm  2023 ', '--description', '', '--type', 'municipal'];
    const edited = {
      id: 1,
      name: 'Elm 2023',
      description: '',
      election_date: '2023-05-02',
      election_type: 'municipal',
      total_records: 6,
      status: 'completed',
      results_status: 'certified',
    };
    expect(await cvr.json('datasets', 'edit', '1', ...words)).toEqual(edited);
    expect(await cvr.json('datasets')).toEqual({ datasets: [edited] });
    expect((await cvr('db', 'verify')).status).toBe(0);
  });

  it('says the status wherever numbers are, and takes it back', async () => {
    const calls = [
      ['datasets'],
      ['results', '1'],
      ['cross', '1', '--source', 'mayor=ann', '--compare', 'council'],
    ];
    const all = async () => {
      const said: string[] = [];
      for (const call of calls) {
        said.push((await cvr(...call)).out);
        said.push(JSON.stringify(await cvr.json(...call)));
      }
      const output = path.join(folder, `${databases.provider}.csv`);
      await cvr('export', '1', '--format', 'csv-wide', '--output', output, '--force');
      return [...said, readFileSync(output, 'utf8')];
    };
    const before = await all();
    for (const text of before) expect(text).not.toMatch(/partial|results_status|#status/);
    await cvr('datasets', 'edit', '1', '--status', 'partial');
    for (const text of await all()) expect(text).toMatch(/partial/);
    await cvr('datasets', 'edit', '1', '--status', 'unknown');
    expect(await all()).toEqual(before);
  });

  it('is there at once for a service that has answered before', async () => {
    const store = await databases.open(url);
    const { key } = await store.keys.create({ name: 'desk', expiresAt: null });
    const freshMs = 50;
    const service = await startService({
      answerer: electionAnswerer(new ElectionAnalysis(store, { freshMs })),
      keys: store.keys,
      ready: () => store.ready(),
      logger: createLogger({ level: 'silent' }),
      ...{ port: 0, freshMs },
    });
    const base = `${service.url}/api/v1/election/datasets`;
    const addresses = [
      base,
      `${base}/1/contests`,
      `${base}/1/analysis/cross-voting?source_contest_ids=1&source_choice_ids=1&compare_contest_ids=2`,
    ];
    const ask = async (address: string) => {
      const response = await fetch(address, { headers: { 'X-API-Key': key } });
      return response.text();
    };
    for (const address of addresses) expect(await ask(address)).not.toContain('results_status');
    await cvr('datasets', 'edit', '1', '--name', 'Elm', '--status', 'certified');
    for (const address of addresses) {
      let answer = await ask(address);
      while (!answer.includes('"Elm"')) {
        await sleep(20);
        answer = await ask(address);
      }
      expect(answer).toContain('"results_status":"certified"');
    }
    await service.close();
  });

  it.each<[string[], string]>([
    [[], 'nothing to change; give --name, --description, --date, --type or --status'],
    [['--date', '2024-02-30'], 'It must be a day as YYYY-MM-DD'],
    [['--name', ' '], 'It must not be blank'],
    [['--type', 'mayoral'], 'Allowed choices are general, primary'],
    [['--status', 'final'], 'Allowed choices are unofficial, partial, certified, unknown'],
  ])('is refused with %j', async (words, problem) => {
    const { status, out, err } = await cvr('datasets', 'edit', '1', ...words);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(problem);
  });

  it('warns as an ingest does of a name that another has, and of a day that cannot be', async () => {
    await cvr('ingest', file, '--quiet', '--replace', '--name', 'Elm');
    const other = path.join(folder, 'other.csv');
    writeFileSync(other, tinyExport.replace('1,P1,A,1,0,1,1,0\n', ''));
    await cvr('ingest', other, '--quiet', '--name', 'Oak');
    const edited = await cvr('datasets', 'edit', 'oak', '--name', 'elm', '--date', '9999-11-05');
    expect(edited.status).toBe(0);
    expect(edited.err).toMatch(
      /^warning: the day of the election, 9999-11-05, is more than a year ahead[^\n]*\nwarning: dataset 2 has the name "elm", too;[^\n]*\n$/,
    );
    expect((await cvr('datasets', 'edit', '3', '--date', '2023-05-02')).err).toBe('');
  });

  it('must find the dataset', async () => {
    const { status, err } = await cvr('datasets', 'edit', 'Oak', '--name', 'Elm');
    expect(status).toBe(1);
    expect(err).toMatch(/^cvr: "Oak" is no dataset; there are:\n/);
  });
});

describe('cvr ingest --status', () => {
  it('is stored, reported and exported, and kept by the same files alone', async () => {
    const cvr = cvrIn(folder, { env: { DATABASE_URL: `file:${path.join(folder, 'status.db')}` } });
    const stored = await cvr('ingest', file, '--status', 'unofficial');
    expect(stored.out).toContain('special election, unofficial results\n');
    expect(await cvr.json('ingest', file, '--replace')).toMatchObject({
      results_status: 'unofficial',
    });
    const output = path.join(folder, 'exported.csv');
    await cvr('export', 'tiny', '--format', 'csv-long', '--output', output);
    expect(await cvr.json('ingest', output)).toMatchObject({ results_status: 'unofficial' });
    await cvr('datasets', 'delete', '3', '--yes');
    const second = path.join(folder, 'second.csv');
    writeFileSync(second, tinyExport.replace('1,P1,A,1,0,1,1,0\n', ''));
    const both = await cvr.json('ingest', file, second, '--replace', '--repeated', 'keep');
    expect(both).not.toHaveProperty('results_status');
    expect(both.warnings).toContainEqual(
      expect.objectContaining({
        code: 'status_not_kept',
        message:
          'dataset 2, which gives way, was called unofficial; this one is of other files, so that it has no status: give it with --status, or cvr datasets edit',
      }),
    );
  });
});
