import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { temporaryFolder, workspace } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { startNode } from './support/spawn-cvr.ts';

const folder = temporaryFolder();
const clone = path.join(folder, 'clone');
const log = path.join(folder, 'steps.log');

/**
 * A workspace whose set-up steps only leave a line in a log: the real ones replace what the other tests are
 * running on. All else is the real thing.
 */
function makeClone(): void {
  mkdirSync(path.join(clone, 'tools'), { recursive: true });
  for (const name of ['apps', 'libs', 'prisma', 'package-lock.json', 'tools/samples'])
    symlinkSync(path.join(workspace, name), path.join(clone, name));
  for (const name of ['setup.mjs', 'start.mjs', 'build-cvr.mjs'])
    cpSync(path.join(workspace, 'tools', name), path.join(clone, 'tools', name));
  for (const step of ['prisma', 'kernel'])
    writeFileSync(
      path.join(clone, `tools/${step}.mjs`),
      `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(log)}, '${step}\\n');`,
    );
  mkdirSync(path.join(clone, 'node_modules'));
  writeFileSync(path.join(clone, 'node_modules/.package-lock.json'), '{}');
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin/npm'), `#!/bin/sh\necho "npm $1" >> '${log}'\n`);
  chmodSync(path.join(folder, 'bin/npm'), 0o755);
}

async function start() {
  const service = startNode([path.join(clone, 'tools/start.mjs'), '--port', '0'], {
    cwd: folder,
    env: {
      PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      DATABASE_URL: `file:${path.join(folder, 'start.db')}`,
    },
  });
  const [, key = '', url = ''] = await service.printed(/curl -s -H 'X-API-Key: (\S+)' '(\S+)'/);
  const response = await fetch(url, { headers: { 'X-API-Key': key } });
  const answer: unknown = await response.json();
  service.child.kill('SIGTERM');
  return { answer, status: await service.ended, out: service.out() };
}

// The stand-in for npm is a shell script.
(process.platform === 'win32' ? describe.skip : describe)('npm start', () => {
  it('stores the sample once, and prints a request that answers a cross-voting question', async () => {
    makeClone();
    const first = await start();
    const named = /how did the voters of (.+) \((.+)\) vote in (.+)\?\n/.exec(first.out);
    const table = springfield.totals.cross_tables.find(
      ({ source_choice: choice, source_contest: contest, compare_contest: compared }) =>
        choice === named?.[1] && contest === named[2] && compared === named[3],
    );
    expect(table).toBeDefined();
    expect(first.out).toContain('Stored the bundled sample as dataset 1');
    expect(first.answer).toMatchObject({
      primary_choice: { name: table?.source_choice },
      total_matching_voters: table?.total_matching_voters,
      comparisons: [{ contest_name: table?.compare_contest, distribution: table?.distribution }],
    });
    expect(first.status).toBe(0);

    const steps = readFileSync(log, 'utf8');
    expect(steps).toBe('npm ci\nprisma\nkernel\nnpm run\n');
    const second = await start();
    expect(second.out).not.toContain('Stored the bundled sample');
    expect(second.answer).toEqual(first.answer);
    expect(readFileSync(log, 'utf8')).toBe(steps);
    expect(existsSync(path.join(clone, 'node_modules/.crossvote'))).toBe(true);
  });
});
