/**
 * Bundles the command: the rooms of this workspace become one file and the chunks that single commands load;
 * packages from the registry stay dependencies. Run in apps/cvr.
 */
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cvr: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['@crossvote/source'],
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),

  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
});
