/**
 * Bundles the command: the rooms of this workspace become one file and the chunks that single commands load;
 * packages from the registry stay dependencies. Run in apps/cvr.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** esbuild, if the set-up has installed it and generated the database clients that are bundled. */
async function bundler() {
  const esbuild = existsSync('../../libs/store/src/generated/migrations.ts')
    ? await import('esbuild').catch(() => undefined)
    : undefined;
  if (esbuild) return esbuild;
  console.error('cvr cannot be built before the workspace is set up; run npm run setup first');
  process.exit(1);
}

const { build } = await bundler();
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The files of a bundle, which are not written yet. Chunks hold what entries share or load late. */
async function bundle(entryPoints, outdir) {
  const { outputFiles } = await build({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@crossvote/source'],
    // The package with types has the same names as commander itself.
    alias: { '@commander-js/extra-typings': 'commander' },
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
    write: false,
  });
  return outputFiles;
}

const outputFiles = await bundle(
  {
    cvr: 'src/main.ts',
    'answer-thread': 'src/answer-thread.ts',
    'piece-worker': '../../libs/ingest/src/piece-worker.ts',
  },
  'dist',
);

function putInPlace(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true });
  // In a folder beside the chunks, as remains of a killed build must not be packed.
  const unfinished = path.resolve('dist', `${path.basename(file)}.${process.pid}`);
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
}

// Each file is moved to its place as a whole, chunks before the files that load them. An unchanged chunk has the same
// name again, so a command that runs meanwhile finds everything that it loads.
const entries = ['cvr.js', 'answer-thread.js', 'piece-worker.js'];
const isEntry = (file) => entries.includes(path.basename(file));
const made = outputFiles.sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)));
for (const file of made) putInPlace(file.path, file.contents);
const isMade = new Set(made.map((file) => file.path));
for (const name of readdirSync('dist/chunks')) {
  const file = path.resolve('dist/chunks', name);
  if (!isMade.has(file)) rmSync(file, { recursive: true, force: true });
}

// The manual page is what the program says of itself. What it is made with is of no use afterwards.
const folder = path.resolve('dist', `man-page.${process.pid}`);
try {
  for (const file of await bundle({ 'man-page': 'src/man-page.ts' }, folder)) {
    mkdirSync(path.dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.contents);
  }
  const { manPage } = await import(pathToFileURL(path.join(folder, 'man-page.js')).href);
  putInPlace(path.resolve('dist/cvr.1'), manPage(new Date().toISOString().slice(0, 10)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
