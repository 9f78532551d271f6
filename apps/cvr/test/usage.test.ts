import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { version } from '../src/version.ts';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

const commands = [
  '',
  'ingest',
  'inspect',
  'formats',
  'datasets',
  'datasets edit',
  'datasets publish',
  'datasets unpublish',
  'datasets delete',
  'results',
  'cross',
  'export',
  'election',
  'election import',
  'election list',
  'election show',
  'election export',
  'election call',
  'election phase',
  'election delete',
  'keys',
  'keys create',
  'keys list',
  'keys deactivate',
  'serve',
  'db',
  'db migrate',
  'db status',
  'db verify',
  'db compact',
  'completion',
];

const words = (line: string) => line.split(' ').filter((word) => word !== '');

describe('help', () => {
  it.each(commands)('of "cvr %s" goes to standard output, with an example', async (line) => {
    const { status, out, err } = await cvr(...words(line), '--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(new RegExp(`\\nExamples?:\\n  cvr ${line}`));
    expect(Math.max(...out.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
  });

  it('is what cvr alone prints, with status 0', async () => {
    const help = await cvr('--help');
    expect(await cvr()).toEqual(help);
    for (const line of commands.filter((command) => command !== '' && !command.includes(' ')))
      expect(help.out).toMatch(new RegExp(`\\n  ${line}\\b`));
  });

  it('prints the version', async () => {
    expect(await cvr('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

describe('wrong usage has status 2, one sentence on standard error, and no database:', () => {
  const { file } = springfield;
  it.each([
    [['nonsense'], "unknown command 'nonsense'; see: cvr --help"],
    [['ingest'], "missing required argument 'path'; see: cvr ingest --help"],
    [['ingest', file, '--nope'], "unknown option '--nope'"],
    [['ingest', file, '--date', '2024-02-30'], 'It must be a day as YYYY-MM-DD'],
    [['ingest', file, '--date', '5 Nov 2024'], 'It must be a day as YYYY-MM-DD'],
    [['ingest', file, '--type', 'mayoral'], 'Allowed choices are general, primary, special'],
    [['ingest', file, '--format', 'nonsense'], 'Formats are auto, dominion-csv'],
    [['ingest', file, '--name', '  '], 'It must not be blank'],
    [['ingest', file, '--name'], "option '--name <text>' argument missing"],
    [['inspect'], "missing required argument 'path'; see: cvr inspect --help"],
    [['inspect', file, '--format', 'nonsense'], 'Formats are auto, dominion-csv'],
    [['results'], "missing required argument 'dataset'"],
    [['datasets', 'remove', '1'], "unknown sub-command 'remove'"],
    [['datasets', 'delete'], "missing required argument 'dataset'"],
    [['datasets', 'delete', '1'], 'there is no terminal to ask on; add --yes'],
    [['cross', '1'], "required option '--source <contest=choice>' not specified"],
    [['cross', '1', '--source', 'a=b'], "required option '--compare <contest>' not specified"],
    [['keys'], 'a sub-command is missing; there are: create, list, deactivate'],
    [['keys', 'make'], "unknown sub-command 'make'"],
    [['keys', 'create'], "required option '--name <text>' not specified"],
    [['keys', 'create', '--name', 'x', '--expires', 'soon'], 'It must be a day as YYYY-MM-DD'],
    [['serve', '--port', '65536'], 'It must be a port, 0 to 65535'],
    [['serve', '--port', 'http'], 'It must be a port, 0 to 65535'],
    [['serve', '--cors-origin', 'example.org'], 'It must be an origin'],
    [['serve', '--public-url', 'example.org'], 'It must be an address'],
    [['serve', '--trust-proxy', '0'], 'It must be the number of proxies'],
    [['serve', '--trust-proxy', 'proxy.example.org'], 'It must be the number of proxies'],
    [['serve', '--trust-proxy', '10.0.0.0/33'], 'It must be the number of proxies'],
    [['serve', '--trust-proxy', '10.0.0.1,'], 'It must be the number of proxies'],
    [['serve', '--log-level', 'loud'], 'Allowed choices are trace, debug'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
    [['db'], 'a sub-command is missing; there are: migrate, status'],
    [['datasets', '--database', 'mysql://x'], 'the database must be file:<path> (SQLite)'],
  ])('cvr %j', async (argv, problem) => {
    const { status, out, err } = await cvr(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^cvr: [^\n]+; see: cvr.* --help\n$/);
    expect(err).toContain(problem);
    expect(existsSync(path.join(folder, 'test.db'))).toBe(false);
  });
});

describe('the database', () => {
  it('is what --database says, before or after the command, over DATABASE_URL', async () => {
    const url = `file:${path.join(folder, 'other.db')}`;
    await cvr('db', 'migrate', '--database', url);
    for (const argv of [
      ['db', 'status', '--json', '--database', url],
      ['--database', url, 'db', 'status', '--json'],
    ]) {
      const { out } = await cvr(...argv);
      expect(JSON.parse(out)).toMatchObject({ database: url });
    }
  });

  const source = ['--source', 'a=b', '--compare', 'c'];
  it.each<string[][]>([
    [['datasets']],
    [['datasets', 'edit', '1', '--name', 'x']],
    [['datasets', 'delete', '1', '--yes']],
    [['results', '1']],
    [['cross', '1', ...source]],
    [['export', '1', '--format', 'csv-wide', '--output', path.join(folder, 'never.csv')]],
    [['keys', 'list']],
    [['keys', 'deactivate', 'abcdefgh']],
    [['serve', '--port', '0']],
    [['db', 'status']],
    [['db', 'verify']],
    [['db', 'compact']],
  ])('is not made by cvr %j, which says so', async (argv) => {
    const url = `file:${path.join(folder, 'typo.db')}`;
    expect(await cvr(...argv, '--database', url)).toEqual({
      status: 1,
      out: '',
      err: `cvr: there is no database ${url}; check the name, or make it: cvr ingest <file> --database ${url}\n`,
    });
    expect(existsSync(path.join(folder, 'typo.db'))).toBe(false);
  });

  it('is not made by cvr election list, which says how elections come into one', async () => {
    const url = `file:${path.join(folder, 'typo.db')}`;
    expect(await cvr('election', 'list', '--database', url)).toMatchObject({
      status: 1,
      err: `cvr: there is no database ${url}; check the name, or make it: cvr election import <file> --database ${url}\n`,
    });
  });

  it('that nobody named tells a new user how to begin', async () => {
    const before = process.cwd();
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    process.chdir(empty);
    try {
      expect(await cvrIn(empty, { env: {} })('datasets')).toEqual({
        status: 1,
        out: '',
        err: 'cvr: there is no data here yet: this folder holds no crossvote.db; store an export with: cvr ingest <file>\n',
      });
      expect(readdirSync(empty)).toEqual([]);
    } finally {
      process.chdir(before);
    }
  });

  it('is refused with status 1 when it is another file', async () => {
    const { status, err } = await cvr('datasets', '--database', `file:${springfield.file}`);
    expect(status).toBe(1);
    expect(err).toMatch(
      /^cvr: cannot open the database [^\n]*not an? (?:SQLite )?database[^\n]*\n$/,
    );
  });
});
