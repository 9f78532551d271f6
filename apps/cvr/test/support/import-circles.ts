import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files with the files that each imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const skipped = new Set(['node_modules', 'dist', 'out-tsc', 'generated', 'kernel']);

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesIn(place);
    return /\.[cm]?[jt]s$/.test(entry.name) ? [place] : [];
  });
}

/** What a source imports by a relative path; imports of types count like any other. */
const relativeImport = /(?:\bfrom|\bimport\(?)\s*'(\.{1,2}\/[^']+)'/g;

/** The imports of all sources in folders. */
export function importGraph(folders: readonly string[]): ImportGraph {
  const files = folders.flatMap(sourcesIn);
  return new Map(
    files.map((file) => {
      const imports = [...readFileSync(file, 'utf8').matchAll(relativeImport)];
      return [file, imports.map(([, to = '']) => path.join(path.dirname(file), to))];
    }),
  );
}

/** A circle of imports for each file that is in one, as the files on the way; none where there is no circle. */
export function importCircles(graph: ImportGraph): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start !== -1) circles.push([...way.slice(start), file]);
    if (start !== -1 || done.has(file)) return;
    for (const imported of graph.get(file) ?? []) visit(imported, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
