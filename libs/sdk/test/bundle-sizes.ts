import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';

/** Sizes of a bundle for browsers, minified and packed by gzip, in bytes. */
export interface BundleSizes {
  /** All that the page loads at first. */
  readonly first: number;
  /** What is loaded besides with each dynamic import, by the file that it names. */
  readonly later: Readonly<Record<string, number>>;
}

const options = {
  ...{ bundle: true, minify: true, format: 'esm', platform: 'browser' },
  ...{ write: false, metafile: true, outdir: 'out', splitting: true },
} as const satisfies BuildOptions;

/** An output and all that it imports at once. */
function closureOf(outputs: Metafile['outputs'], name: string, seen = new Set<string>()) {
  if (!outputs[name] || seen.has(name)) return seen;
  seen.add(name);
  for (const { path, kind } of outputs[name].imports)
    if (kind === 'import-statement') closureOf(outputs, path, seen);
  return seen;
}

/**
 * Bundles a module as an application would.
 *
 * @param code - text of the module
 * @param how - where it stands, and what stays outside of the bundle
 */
export async function bundleSizes(
  code: string,
  how: Pick<BuildOptions, 'conditions' | 'external' | 'splitting'> & { resolveDir: string },
): Promise<BundleSizes> {
  const { resolveDir, ...changes } = how;
  const stdin = { contents: code, resolveDir };
  const { outputFiles, metafile } = await build({ ...options, ...changes, stdin });
  const { outputs } = metafile;
  const packed = new Map(
    outputFiles.map(({ path, contents }) => [
      path.replace(/.*[\\/]/, ''),
      gzipSync(contents, { level: 9 }).length,
    ]),
  );
  const sizeOf = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + (packed.get(name.replace(/.*\//, '')) ?? 0), 0);
  const root = closureOf(outputs, 'out/stdin.js');
  const later = Object.entries(outputs).flatMap(([name, { entryPoint }]) => {
    if (entryPoint === undefined || root.has(name)) return [];
    const parts = [...closureOf(outputs, name)].filter((part) => !root.has(part));
    return [[entryPoint.replace(/.*\//, ''), sizeOf(parts)] as const];
  });
  return { first: sizeOf(root), later: Object.fromEntries(later) };
}
