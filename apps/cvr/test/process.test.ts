import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { cvrIn } from './support/call-cvr.ts';
import { commandFile, temporaryFolder } from './support/folders.ts';
import { shelbyville } from './support/samples.ts';
import { startCvr } from './support/spawn-cvr.ts';
import { csvOf, tinyHeader } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const env = { ...process.env, DATABASE_URL: `file:${path.join(folder, 'test.db')}` };

/** An export that takes some seconds to read. */
async function writeLarge(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(csvOf(...tinyHeader));
  const rows = Array.from({ length: 50_000 }, (_, i) => `${i},P${i % 300},A,1,0,${i % 2},1,0`);
  for (let part = 0; part < 60; part += 1) stream.write(csvOf(...rows));
  stream.end();
  await finished(stream);
}

describe('the process', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'ends an ingest at %s with status %i, and nothing is stored',
    async (signal, status) => {
      const file = path.join(folder, 'large.csv');
      if (!existsSync(file)) await writeLarge(file);
      // The database is made after the command has begun to look out for signals, and before the file is read.
      const database = path.join(folder, `${signal}.db`);
      const DATABASE_URL = `file:${database}`;
      const ingest = startCvr(['ingest', file], { DATABASE_URL });
      while (!existsSync(database)) await new Promise((resolve) => setTimeout(resolve, 20));
      ingest.child.kill(signal);
      expect(await ingest.ended).toBe(status);
      expect(ingest.out()).toBe('');
      expect(ingest.err()).toBe('cvr: interrupted, and nothing was stored\n');
      expect(await cvr.json('datasets', '--database', DATABASE_URL)).toEqual({ datasets: [] });
    },
  );

  it('tells in one sentence of a database that turns out to be none while it reads', async () => {
    const file = path.join(folder, 'not.db');
    writeFileSync(file, 'Not a database, but a long enough text. '.repeat(100));
    const town = path.join(folder, 'town.csv');
    writeFileSync(town, csvOf(...tinyHeader, '1,P1,A,1,0,1,1,0'));
    const ingest = startCvr(['ingest', town], { DATABASE_URL: `file:${file}` });
    expect(await ingest.ended).toBe(1);
    expect(ingest.out()).toBe('');
    expect(ingest.err()).toMatch(
      /^cvr: cannot open the database .* is not an SQLite database.*\n$/,
    );
  });

  const shell = (line: string) =>
    spawnSync('sh', ['-c', line], { env: { ...env, CVR: commandFile }, encoding: 'utf8' });

  it('takes a reader that goes away for no fault', async () => {
    const { dataset_id: id } = await cvr.json('ingest', shelbyville.file);
    const { status, stderr } = shell(`{ node "$CVR" results ${id}; echo $? >&2; } | true`);
    expect(status).toBe(0);
    expect(stderr).toBe('0\n');
  });

  (existsSync('/dev/full') ? it : it.skip)('says that standard output cannot be written', () => {
    const { status, stderr } = shell('node "$CVR" formats > /dev/full');
    expect(status).toBe(1);
    expect(stderr).toBe('cvr: standard output cannot be written (ENOSPC)\n');
  });

  it('prints plain text without escapes in a pipe', () => {
    const output = execFileSync(process.execPath, [commandFile, '--help'], {
      env: { ...env, FORCE_COLOR: '1' },
      encoding: 'utf8',
    });
    expect(output).not.toContain('\u001b');
  });
});
