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

/** esbuild, where the set-up has brought it and made the database clients that are bundled. */
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

const options = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['@crossvote/source'],
  // The typed names are those of commander itself.
  alias: { '@commander-js/extra-typings': 'commander' },
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
  logLevel: 'warning',
  write: false,
};
const { outputFiles } = await build({
  ...options,
  entryPoints: {
    cvr: 'src/main.ts',
    'answer-thread': 'src/answer-thread.ts',
    'piece-worker': '../../libs/ingest/src/piece-worker.ts',
  },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});

function putInPlace(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true });
  // Beside the chunks, not among them: what a killed build leaves must not be packed.
  const unfinished = path.resolve('dist', `${path.basename(file)}.${process.pid}`);
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
}

// Each file is put in its place whole, chunks before what loads them: a command that runs meanwhile finds all
// it loads, as an unchanged chunk has its name again.
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
const [{ contents }] = (await build({ ...options, entryPoints: { 'man-page': 'src/man-page.ts' } }))
  .outputFiles;
const maker = path.resolve('dist', `man-page.${process.pid}.mjs`);
writeFileSync(maker, contents);
try {
  const { manPage } = await import(pathToFileURL(maker).href);
  putInPlace(path.resolve('dist/cvr.1'), manPage(new Date().toISOString().slice(0, 10)));
} finally {
  rmSync(maker);
}
