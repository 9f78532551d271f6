/** The SQLite adapter of libs/store, for scripts that cannot load TypeScript. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Makes adapters for the SQLite file at `file`, in the form that Prisma's schema engine expects.
 *
 * @param {string} file
 */
export async function sqliteAdapterFactory(file) {
  const folder = path.join(root, 'node_modules/.crossvote');
  // The bundle is beside the packages that it loads.
  const bundle = path.join(folder, `sqlite-adapter-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      entryPoints: [path.join(root, 'libs/store/src/sqlite-adapter.ts')],
      outfile: bundle,
      bundle: true,
      conditions: ['@crossvote/source'],
      external: ['@photostructure/*', '@prisma/*'],
      platform: 'node',
      format: 'esm',
    });
    const { SqliteAdapterFactory } = await import(pathToFileURL(bundle).href);
    const factory = new SqliteAdapterFactory(file, { waitMs: 10_000 });
    const shadow = new SqliteAdapterFactory(':memory:', { waitMs: 0 });
    return Object.assign(factory, { connectToShadowDb: () => shadow.connect() });
  } finally {
    rmSync(bundle, { force: true });
  }
}
