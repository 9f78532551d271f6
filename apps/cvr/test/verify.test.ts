import path from 'node:path';
import { factsOf } from '@crossvote/elections';
import { DatabaseSync } from '@photostructure/sqlite';
import { Store } from '@crossvote/store';
import { forgetChecksums } from '@crossvote/store/testing';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';

describe('cvr db verify', () => {
  const folder = temporaryFolder();
  const cvr = cvrIn(folder);
  const sql = (...statements: string[]) => {
    const database = new DatabaseSync(path.join(folder, 'test.db'));
    for (const statement of statements) database.exec(statement);
    database.close();
  };

  it('tells what is whole, unchecked, sealed and damaged, and has status 1 for damage', async () => {
    await cvr('db', 'migrate');
    expect(await cvr('db', 'verify')).toEqual({
      status: 0,
      out: 'No datasets and no elections to verify.\n',
      err: '',
    });
    expect((await cvr('ingest', springfield.file, '--name', 'Springfield')).status).toBe(0);
    const whole = /^Dataset 1, Springfield: whole \([\d,]+ records, \d+\s+contests\)\n$/;
    expect((await cvr('db', 'verify')).out).toMatch(whole);
    sql(...forgetChecksums);
    const unchecked = await cvr('db', 'verify', '1');
    expect(unchecked).toMatchObject({ status: 0, err: '' });
    expect(unchecked.out.replace(/\s+/g, ' ')).toMatch(
      /^Dataset 1, Springfield: unchecked, .*To give it checksums: cvr db verify 1 --seal $/,
    );
    const sealed = JSON.parse((await cvr('db', 'verify', '--seal', '--json')).out) as unknown;
    expect(sealed).toMatchObject({
      file: [],
      datasets: [{ dataset_id: 1, checked: true, sealed_now: true, damage: [] }],
    });
    expect((await cvr('db', 'verify')).out).toMatch(whole);
    sql(`UPDATE "Choice" SET "voteCount" = "voteCount" + 256 WHERE "id" = 1`);
    const damaged = await cvr('db', 'verify');
    expect(damaged.status).toBe(1);
    expect(damaged.out).toMatch(/^Dataset 1, Springfield: DAMAGED in \d places\n- contest 1 /);
    expect(damaged.err).toBe(
      'cvr: 1 dataset of 1 damaged; ingest the export again with --replace\n',
    );
  });

  it('is what commands point to that meet damage; they give no numbers', async () => {
    for (const call of [
      ['results', '1'],
      ['results', '1', '--json'],
      ['export', '1', '--format', 'csv-wide', '--output', path.join(folder, 'out.csv')],
    ]) {
      const { status, out, err } = await cvr(...call);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(/^cvr: .*damaged.*--replace\n$/);
    }
  });

  it('survives a name that is no UTF-8, and tells it; the export may be ingested in its place', async () => {
    sql(`UPDATE "Dataset" SET "name" = CAST(x'53ff' AS TEXT)`);
    const { status, err } = await cvr('datasets');
    expect(status).toBe(1);
    expect(err).toMatch(
      /^cvr: not listed, as the database is damaged: dataset 1, .*its own row.*see cvr db verify/,
    );
    expect((await cvr('db', 'verify')).status).toBe(1);
    expect((await cvr('ingest', springfield.file, '--replace')).status).toBe(0);
    expect((await cvr('db', 'verify')).status).toBe(0);
  });

  it('reads elections, too, and tells what is damaged in them', async () => {
    const store = await Store.open(`file:${path.join(folder, 'test.db')}`);
    const source = { kind: 'csv', name: 'elm.csv', sha256: '' };
    const election = { key: 'elm', date: '2024-11-05', name: 'Elm' };
    const elections = [{ ...factsOf(election), races: [{ key: 'mayor', title: 'Mayor' }] }];
    await store.elections.apply({ source, elections, districts: [], parties: [], reports: [] });
    await store.close();
    const whole = await cvr('db', 'verify');
    expect(whole).toMatchObject({ status: 0, err: '' });
    expect(whole.out).toMatch(/\nElection elm, Elm: whole\nWhat elections share: whole\n$/);
    sql(`UPDATE "Race" SET "voteFor" = 2`);
    const damaged = await cvr('db', 'verify');
    expect(damaged.status).toBe(1);
    expect(damaged.out).toMatch(/\nElection elm, Elm: DAMAGED in 1 place\n- race mayor\n/);
    expect(damaged.err).toBe('cvr: elections are damaged; delete these and import them again\n');
  });

  it('refuses a dataset that is not there', async () => {
    expect(await cvr('db', 'verify', '77')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: "77" is no dataset; there are:\n  2  Springfield County 2024 General Election\n',
    });
  });
});

describe('cvr --read-only', () => {
  const folder = temporaryFolder();
  const cvr = cvrIn(folder);

  it('makes no database, and writes into none', async () => {
    const missing = await cvr('datasets', '--read-only');
    expect(missing.status).toBe(1);
    expect(missing.err).toMatch(/^cvr: there is no database file:.*test\.db; check the name/);
    expect((await cvr('ingest', springfield.file)).status).toBe(0);
    expect((await cvr('results', '1', '--read-only')).status).toBe(0);
    for (const call of [
      ['datasets', 'delete', '1', '--yes'],
      ['db', 'compact'],
    ])
      expect(await cvr(...call, '--read-only')).toEqual({
        status: 1,
        out: '',
        err: 'cvr: the database can only be read\n',
      });
    expect(await cvr('db', 'compact')).toMatchObject({ status: 0, err: '' });
  });
});
