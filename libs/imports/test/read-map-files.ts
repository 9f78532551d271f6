import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { District, Said } from '@crossvote/elections';
import { type ImportOptions, type Known, type KnownUnit, readFacts } from '../src/index.ts';

/** What files of one kind say; each is written into a folder that is then imported. */
export async function readMapFiles(
  files: Readonly<Record<string, string | Buffer>>,
  options: ImportOptions = {},
  known?: Known,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'maps-'));
  try {
    const paths = Object.entries(files).map(([name, content]) => {
      const to = path.join(folder, name);
      writeFileSync(to, content);
      return to;
    });
    const [only, another] = await readFacts(paths, options, known && { stored: known });
    if (!only || another) throw new Error('the files are not of one kind');
    return { ...only, told: only.issues.map(({ code, message }) => `${code}: ${message}`) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A store with one election. */
export function knownOf(
  key: string,
  units: readonly KnownUnit[],
  districts: readonly Said<District, 'key'>[] = [],
): Known {
  return {
    elections: () => Promise.resolve([key]),
    units: (asked) => Promise.resolve(asked === key ? units : []),
    races: () => Promise.resolve([]),
    districts: () => Promise.resolve(districts),
  };
}

/** A ring around a square, closed. */
export function square(lon: number, lat: number, side: number): [number, number][] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
}

/** GeoJSON of features, each with its properties and a geometry or the rings of a polygon. */
export function geoJson(
  ...features: readonly (readonly [Record<string, unknown>, object | [number, number][][]])[]
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, shape]) => ({
      type: 'Feature',
      properties,
      geometry: Array.isArray(shape) ? { type: 'Polygon', coordinates: shape } : shape,
    })),
  });
}
