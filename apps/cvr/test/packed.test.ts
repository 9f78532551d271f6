import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../src/version.ts';
import { temporaryFolder, workspace } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { startNode } from './support/spawn-cvr.ts';

const folder = temporaryFolder();
const project = path.join(folder, 'project');
const env = { ...process.env, DATABASE_URL: `file:${path.join(folder, 'packed.db')}` };

/** npm as it is installed beside this Node.js, not as the running npm sees its workspace. */
function npm(args: readonly string[], cwd: string): string {
  const outside = Object.entries(env).filter(
    ([name]) => !/^npm_(config_local_prefix|package)/i.test(name),
  );
  return execFileSync('npm', [...args], {
    cwd,
    encoding: 'utf8',
    env: Object.fromEntries(outside),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const installed = path.join(project, 'node_modules/@crossvote/cvr/bin/cvr.js');
const cvr = (...argv: string[]) =>
  execFileSync(path.join(project, 'node_modules/.bin/cvr'), argv, {
    cwd: project,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

let packedFiles: string[];
beforeAll(() => {
  const packed = npm(
    ['pack', '--json', '--pack-destination', folder],
    path.join(workspace, 'apps/cvr'),
  );
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
  packedFiles = tarball!.files.map((file) => file.path);
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{"private":true}');
  npm(
    [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      path.join(folder, tarball!.filename),
    ],
    project,
  );
}, 120_000);

describe('the packed command, installed outside the workspace', () => {
  it('holds the bundle, the readme and the licence, and nothing else', () => {
    const others = packedFiles.filter(
      (file) => !/^(bin\/cvr\.js|dist\/cvr\.js|dist\/chunks\/[^/]+\.js)$/.test(file),
    );
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  });

  it('prints its version', () => {
    expect(cvr('--version')).toBe(`${version}\n`);
  });

  it('ingests a sample and answers every known cross table of one pair', () => {
    const { totals, file } = springfield;
    const report = JSON.parse(cvr('ingest', file, '--json')) as {
      dataset_id: number;
      records: number;
    };
    expect(report.records).toBe(totals.records);
    const table = totals.cross_tables[0]!;
    const source = `${table.source_contest}=${table.source_choice}`;
    const answer: unknown = JSON.parse(
      cvr(
        'cross',
        String(report.dataset_id),
        '--source',
        source,
        '--compare',
        table.compare_contest,
        '--json',
      ),
    );
    expect(answer).toMatchObject({
      total_matching_voters: table.total_matching_voters,
      comparisons: [{ distribution: table.distribution }],
    });
  });

  it('serves', async () => {
    const { key } = JSON.parse(cvr('keys', 'create', '--name', 'packed', '--json')) as {
      key: string;
    };
    const service = startNode([installed, 'serve', '--port', '0'], { cwd: project, env });
    const [, url = ''] = await service.printed(/answers at (\S+);/);
    const response = await fetch(`${url}/datasets`, { headers: { 'X-API-Key': key } });
    expect(await response.json()).toMatchObject({
      datasets: [{ name: springfield.totals.election, total_records: springfield.totals.records }],
    });
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });
});
