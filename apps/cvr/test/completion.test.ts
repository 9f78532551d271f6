import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { commandFile, temporaryFolder } from './support/folders.ts';
import { tinyExport } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);
const database = `file:${path.join(folder, 'test.db')}`;
const bin = path.join(folder, 'bin');
const env = {
  PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
  HOME: folder,
  DATABASE_URL: database,
};
/** What a shell that evaluates names would run. */
const touched = path.join(folder, 'touched');
const hostile = [
  `$(touch ${touched})`,
  `\`touch ${touched}\``,
  `a'b"c; touch ${touched} : %F{red}`,
];

function isInstalled(shell: string): boolean {
  if (spawnSync(shell, ['--version']).status === 0) return true;
  process.stderr.write(`LEFT OUT  completion in ${shell}, which is not installed\n`);
  return false;
}

beforeAll(async () => {
  mkdirSync(bin);
  const stub = path.join(bin, 'cvr');
  writeFileSync(stub, `#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`);
  chmodSync(stub, 0o755);
  for (const [place, name] of hostile.entries()) {
    const file = path.join(folder, `tiny-${place}.csv`);
    writeFileSync(file, tinyExport.replace('1,P1', `${place + 1}00,P1`));
    await cvr.json('ingest', file, '--name', name);
  }
});

/** How each shell is asked, without a terminal, what it would offer at the end of these words. */
const shells = {
  bash: (words: readonly string[]) => [
    ...['--norc', '-c'],
    'source ./bash.completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cvr; printf "%s\\n" "${COMPREPLY[@]}"',
    ...['bash', ...words],
  ],
  // What its completion system would show is printed in its stead.
  zsh: (words: readonly string[]) => [
    ...['-f', '-c'],
    'show() { local word; for word in "${(@P)1}"; do [[ $word == "$PREFIX"* ]] && print -r -- "${word%%:*}"; done; }; ' +
      'compdef() { :; }; compset() { PREFIX=${PREFIX#*=}; }; compadd() { show "$2"; }; ' +
      '_describe() { show "$@[-1]"; }; source ./zsh.completion; ' +
      'words=("$@"); CURRENT=$#; PREFIX=${words[-1]}; _cvr; true',
    ...['zsh', ...words],
  ],
  fish: (words: readonly string[]) => [
    ...['--no-config', '-c'],
    `source ./fish.completion; complete -C '${words.join(' ')}' | string split -f 1 \\t; true`,
  ],
};

describe.each(['bash', 'zsh', 'fish'] as const)('in %s (skipped where it is missing)', (shell) => {
  const test = isInstalled(shell) ? it : it.skip;

  async function offered(...words: string[]): Promise<string[]> {
    const { status, out } = await cvr('completion', shell);
    expect(status).toBe(0);
    writeFileSync(path.join(folder, `${shell}.completion`), out);
    const options = { cwd: folder, env, encoding: 'utf8' } as const;
    const printed = execFileSync(shell, shells[shell](['cvr', ...words]), options);
    return printed
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  }

  test.each([
    [
      [''],
      'completion cross datasets db election export formats help ingest inspect keys results serve',
    ],
    [['da'], 'datasets'],
    [['keys', ''], 'create deactivate list'],
    [['export', '1', '--format', 'c'], 'cdf-json csv-long csv-wide'],
    [['completion', ''], 'bash fish zsh'],
    [['ingest', '--name', 'keys', '--type', 'p'], 'primary'],
    [['ingest', 'x.csv', '--format', 'ha'], 'hart'],
    [['results', '1', '--con'], '--contest'],
    [['keys', 'list', '--ma'], '--markdown'],
  ])('offers after %j what the program knows', async (words, expected) => {
    const known = expected.split(' ');
    expect(await offered(...words)).toEqual(known);
  });

  test('asks the database for the ids of datasets, and runs nothing that a name says', async () => {
    expect(await offered('results', '')).toEqual(['1', '2', '3']);
    expect(await offered('--database', database, 'datasets', 'delete', '')).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(spawnSync('ls', [touched]).status).not.toBe(0);
  });

  test('asks the database for the keys of elections', async () => {
    const results = path.join(folder, 'results.csv');
    writeFileSync(results, 'race,unit,candidate,votes\nMayor,North,Ann,1\n');
    await cvr('election', 'import', results, '--election', 'us-xx-2026-11-03', '--quiet');
    expect(await offered('election', 'show', 'us')).toEqual(['us-xx-2026-11-03']);
    expect(await offered('election', 'phase', 'us-xx-2026-11-03', 'l')).toEqual(['live']);
  });

  test('asks no server, and makes no database', async () => {
    expect(await offered('--database', 'postgresql://127.0.0.1:1/x', 'results', '')).toEqual([]);
    const absent = path.join(folder, 'absent.db');
    expect(await offered('--database', `file:${absent}`, 'results', '')).toEqual([]);
    expect(spawnSync('ls', [absent]).status).not.toBe(0);
  });
});

it('takes every word from the program', async () => {
  const { out: help } = await cvr('--help');
  const names = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await cvr('completion', shell);
    for (const name of names) expect(out).toMatch(new RegExp(`\\b${name}\\b`));
  }
});
