/**
 * Writes the three tsconfig files of every project from its package.json, so that project references
 * always equal the declared workspace dependencies. With `--check` it only compares, and fails on a difference.
 */
import { readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const projects = [
  ...['apps', 'libs'].flatMap((room) =>
    readdirSync(path.join(root, room)).map((name) => `${room}/${name}`),
  ),
  'tools/samples',
].filter((folder) => existsSync(path.join(root, folder, 'package.json')));

const manifests = new Map(
  projects.map((folder) => [
    folder,
    JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
  ]),
);
const folderOf = new Map([...manifests].map(([folder, manifest]) => [manifest.name, folder]));

/** References from `folder` to the workspace packages among `dependencies`. */
function references(folder, dependencies) {
  return Object.keys(dependencies ?? {})
    .flatMap((name) => folderOf.get(name) ?? [])
    .map((target) => ({ path: `${path.relative(folder, target)}/tsconfig.lib.json` }));
}

function configs(folder, manifest) {
  const base = `${path.relative(folder, '.')}/tsconfig.base.json`;
  const tests = { path: './tsconfig.test.json' };
  const library = { path: './tsconfig.lib.json' };
  return {
    'tsconfig.json': { files: [], references: [library, tests] },
    'tsconfig.lib.json': {
      extends: base,
      compilerOptions: { rootDir: 'src', outDir: 'dist', ...manifest.crossvote?.compilerOptions },
      include: ['src/**/*.ts', `${path.relative(folder, 'tools')}/types/*.d.ts`],
      exclude: ['src/**/*.test.ts'],
      references: references(folder, { ...manifest.dependencies, ...manifest.devDependencies }),
    },
    'tsconfig.test.json': {
      extends: base,
      compilerOptions: {
        outDir: 'out-tsc',
        types: ['node', 'jest'],
        emitDeclarationOnly: true,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
        ...manifest.crossvote?.compilerOptions,
      },
      include: ['src/**/*.test.ts', 'test/**/*.ts'],
      references: [
        library,
        ...references(folder, { ...manifest.dependencies, ...manifest.devDependencies }),
      ],
    },
  };
}

let stale = 0;
for (const [folder, manifest] of manifests) {
  for (const [name, config] of Object.entries(configs(folder, manifest))) {
    const file = path.join(root, folder, name);
    const text = `${JSON.stringify(config, null, 2)}\n`;
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale += 1;
    if (process.argv.includes('--check'))
      console.error(`${folder}/${name} is stale: run node tools/sync-tsconfig.mjs`);
    else writeFileSync(file, text);
  }
}
if (process.argv.includes('--check') && stale > 0) process.exitCode = 1;
