import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

/**
 * A workspace whose command was never built, as in a fresh clone: other tests run on the real `dist` meanwhile.
 *
 * @param setUp - names of what only the set-up or the clone beside the command brings
 */
function cloneWithoutDist(name: string, setUp: readonly string[]): string {
  const clone = path.join(folder, name);
  const room = path.join(clone, 'apps/cvr');
  mkdirSync(path.join(clone, 'tools'), { recursive: true });
  cpSync(path.join(workspace, 'tools/build-cvr.mjs'), path.join(clone, 'tools/build-cvr.mjs'));
  for (const entry of ['package.json', 'README.md', 'LICENSE', 'bin', 'src'])
    cpSync(path.join(workspace, 'apps/cvr', entry), path.join(room, entry), { recursive: true });
  for (const entry of setUp) symlinkSync(path.join(workspace, entry), path.join(clone, entry));
  return room;
}

let packedFiles: string[];
let room: string;
beforeAll(() => {
  room = cloneWithoutDist('clone', ['libs', 'node_modules']);
  mkdirSync(path.join(room, 'dist/chunks'), { recursive: true });
  writeFileSync(path.join(room, 'dist/chunks/stale-ABCDEFGH.js'), '');
  const packed = npm(['pack', '--json', '--pack-destination', folder], room);
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
});

describe('the packed command, installed outside the workspace', () => {
  it('holds the bundle, the readme and the licence, and nothing else', () => {
    const others = packedFiles.filter(
      (file) =>
        !/^(bin\/cvr\.js|dist\/cvr\.1|dist\/(cvr|answer-thread|piece-worker)\.js|dist\/chunks\/[^/]+\.js)$/.test(
          file,
        ),
    );
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  });

  it('was built when it was packed, and holds no chunk of an older build', () => {
    expect(packedFiles).toContain('dist/cvr.js');
    expect(packedFiles).toContain('dist/piece-worker.js');
    expect(packedFiles).toContain('dist/answer-thread.js');
    expect(packedFiles).not.toContain('dist/chunks/stale-ABCDEFGH.js');
    expect(readFileSync(path.join(room, 'dist/cvr.js'), 'utf8')).toBe(
      readFileSync(path.join(path.dirname(installed), '../dist/cvr.js'), 'utf8'),
    );
  });

  it.each([
    ['nothing was set up', []],
    ['the database clients are missing', ['node_modules']],
    ['the dependencies are missing', ['libs']],
  ])('is not packed where %s, and says in one sentence what to do', (problem, setUp) => {
    const { status, stderr } = spawnSync(process.execPath, ['../../tools/build-cvr.mjs'], {
      cwd: cloneWithoutDist(problem.replaceAll(' ', '-'), setUp),
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'cvr cannot be built before the workspace is set up; run npm run setup first\n',
    );
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
