import type { Point } from './polygons.ts';

/** Bounds in 1e-7 degrees. */
export type Box = readonly [minLon: number, minLat: number, maxLon: number, maxLat: number];

/** The smallest box around points. */
export function boxOf(points: Iterable<Point>): Box {
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    minLon = Math.min(minLon, lon);
    minLat = Math.min(minLat, lat);
    maxLon = Math.max(maxLon, lon);
    maxLat = Math.max(maxLat, lat);
  }
  return [minLon, minLat, maxLon, maxLat];
}
