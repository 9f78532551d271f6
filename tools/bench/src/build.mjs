import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { benchFolder, dataFolder, root } from './paths.mjs';

const made = path.join(dataFolder, 'build');
const isOwn = (name) => /^[./#]|^@crossvote\/|^node:/.test(name);

/**
 * The rooms of this workspace are bundled from their sources. Registry packages stay imports, with the path where the
 * room finds them. From here the same name could be another version, a dependency of a peer.
 */
const registryPackages = {
  name: 'registry packages',
  setup: (bundler) =>
    bundler.onResolve({ filter: /./ }, async ({ path: name, kind, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || isOwn(name) || pluginData === registryPackages)
        return undefined;
      const found = await bundler.resolve(name, { kind, resolveDir, pluginData: registryPackages });
      return { path: pathToFileURL(found.path).href, namespace: 'url', external: true };
    }),
};

/** Bundles what the bench calls without a process of its own: rooms of the product, and the sample generator. */
export async function buildRooms() {
  mkdirSync(made, { recursive: true });
  await build({
    entryPoints: {
      'product-rooms': path.join(benchFolder, 'src/entries/product-rooms.mjs'),
      'sample-rooms': path.join(benchFolder, 'src/entries/sample-rooms.mjs'),
      samples: path.join(root, 'tools/samples/src/main.ts'),
    },
    outdir: made,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@crossvote/source'],
    plugins: [registryPackages],
    logLevel: 'warning',
  });
}

/** A file that {@link buildRooms} made. */
export const builtFile = (name) => path.join(made, `${name}.mjs`);
export const importBuilt = (name) => import(pathToFileURL(builtFile(name)).href);
