import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { exportFormats as known } from '@crossvote/export';
import { exportFormats } from '../src/commands/export.ts';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { startCvr } from './support/spawn-cvr.ts';
import { csvOf, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const env = { DATABASE_URL: `file:${path.join(folder, 'test.db')}` };
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  const tiny = inFolder('tiny.csv');
  writeFileSync(tiny, csvOf(...tinyHeader, ...tinyRecords));
  await cvr.json('ingest', tiny);
  await cvr.json('ingest', springfield.file);
});

/** The tiny export, as it is written out by hand. */
const tinyWide = csvOf(
  'record,precinct,ballot_style,counting_group,tabulator,batch,party,Mayor,Council',
  '#crossvote,1,,,,,,,',
  '#election,Tiny Town 2023 Special Election,,,,,,,',
  '#type,special,,,,,,,',
  '#software,5.11.3.1,,,,,,,',
  '#vote_for,,,,,,,1,2',
  '#rank_limit,,,,,,,0,0',
  '#choices,,,,,,,Ann|Bob,Cy|Di|Ed',
  ...['1,P1,A,,,,,Ann,Cy|Di', '2,P1,A,,,,,Ann,Cy', '3,P1,A,,,,,Bob,UNDERVOTE'],
  ...['4,P2,A,,,,,UNDERVOTE,Cy|Di|Ed', '5,P2,A,,,,,Ann|Bob,Ed', '6,P2,B,,,,,,Di|Ed'],
);

describe('cvr export', () => {
  it('knows the formats of the room that writes them', () => {
    expect(exportFormats).toEqual(known);
  });

  it('writes the records to standard output', async () => {
    const program = startCvr(['export', '1', '--format', 'csv-wide'], env);
    expect(await program.ended).toBe(0);
    expect(program.err()).toBe('');
    expect(program.out()).toBe(tinyWide);
  });

  it('writes a file that is ingested as the same dataset', async () => {
    const file = inFolder('out.csv');
    const { status, out, err } = await cvr('export', '2', '--format', 'csv-long', '--output', file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      `Springfield County 2024 General Election: 3,000 records, 8 contests in ${file}\n`,
    );
    const { dataset_id: again } = await cvr.json('ingest', file);
    const { contests } = await cvr.json('results', String(again));
    const votes = springfield.totals.contests.map(({ choices }) => ({
      choices: choices.map((choice) => ({ vote_count: choice.votes })),
    }));
    expect(contests).toMatchObject(votes);
    await cvr('datasets', 'delete', String(again), '--yes');
  });

  it('writes rows of records alone where it is told to be plain', async () => {
    const file = inFolder('plain.csv');
    await cvr('export', '1', '--format', 'csv-wide', '--plain', '--output', file);
    const rows = tinyWide.split('\n').filter((row) => !row.startsWith('#'));
    expect(readFileSync(file, 'utf8')).toBe(rows.join('\n'));
  });

  it.each(['parquet', 'cdf-json'])('knows no plain %s', async (format) => {
    const { status, err } = await cvr('export', '1', '--format', format, '--plain');
    expect({ status, err }).toEqual({
      status: 2,
      err: 'cvr: --plain is for the formats csv-long and csv-wide; see: cvr export --help\n',
    });
  });

  it('keeps a file that is there, unless it is told to replace it', async () => {
    const file = inFolder('kept.csv');
    writeFileSync(file, 'mine');
    const call = ['export', '1', '--format', 'csv-wide', '--output', file];
    expect(await cvr(...call)).toEqual({
      status: 1,
      out: '',
      err: `cvr: ${file} is there already; name another file, or add --force\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await cvr(...call, '--force')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(tinyWide);
  });

  it.each([
    ['nowhere/out.csv', /nowhere\/out.csv cannot be written \(ENOENT\)/],
    ['a-folder', /is no plain file/],
    ['a-link', /is no plain file/],
  ])('does not write to %s, even by force', async (name, problem) => {
    mkdirSync(inFolder('a-folder'), { recursive: true });
    if (!existsSync(inFolder('a-link'))) symlinkSync('test.db', inFolder('a-link'));
    const file = inFolder(name);
    const call = ['export', '1', '--format', 'csv-wide', '--output', file, '--force'];
    const { status, err } = await cvr(...call);
    expect(status).toBe(1);
    expect(err).toMatch(problem);
  });

  it('leaves nothing behind when it fails', async () => {
    const file = inFolder('never.csv');
    const { status, err } = await cvr('export', '99', '--format', 'csv-wide', '--output', file);
    expect(status).toBe(1);
    expect(err).toMatch(/^cvr: "99" is no dataset; there are:\n/);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('warns of what a format cannot hold', async () => {
    const file = inFolder('out.json');
    const { status, err } = await cvr('export', '2', '--format', 'cdf-json', '--output', file);
    expect(status).toBe(0);
    expect(err).toBe('warning: counting groups are left out: the format has no place for them\n');
  });

  it('ends quietly when nobody reads on', async () => {
    const program = startCvr(['export', '2', '--format', 'csv-long'], env);
    await program.printed(/^record,/);
    program.child.stdout.destroy();
    expect(await program.ended).toBe(0);
    expect(program.err()).toBe('');
  });

  it.each([
    [['export', '--format', 'csv-wide'], "missing required argument 'dataset'"],
    [['export', '1'], "required option '--format <format>' not specified"],
    [
      ['export', '1', '--format', 'xlsx'],
      'Allowed choices are csv-long, csv-wide, cdf-json, parquet',
    ],
    [['export', '1', '--format', 'csv-wide', '--force'], '--force is for --output'],
    [['export', '1', '--format', 'csv-wide', '--output', ''], '--output names no file'],
  ])('%j is wrong usage', async (call, problem) => {
    const { status, out, err } = await cvr(...call);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(problem);
  });

  it('has a help with an example', async () => {
    const { out } = await cvr('export', '--help');
    expect(out).toMatch(/\nExample:\n {2}cvr export /);
    expect(Math.max(...out.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
  });
});
