import pointInPolygon from 'point-in-polygon-hao';
import type { Point, Polygon, Ring } from './polygons.ts';

/** Where a point lies: inside, outside, or exactly on an edge. */
export type Location = 'inside' | 'outside' | 'edge';

/** A polygon as the library asks for it: with the first point of each ring again at its end. */
export type ClosedPolygon = number[][][];

export function closedPolygon(polygon: Polygon): ClosedPolygon {
  return polygon.map((ring) => [...ring, ...ring.slice(0, 1)].map(([lon, lat]) => [lon, lat]));
}

/** Exact, as all numbers are whole. */
export function locate([lon, lat]: Point, polygon: ClosedPolygon): Location {
  const found = pointInPolygon([lon, lat], polygon);
  return found === 0 ? 'edge' : found ? 'inside' : 'outside';
}

/** Where a ring lies that crosses no line of the polygon; `edge` where all its points are on lines. */
export function locateRing(ring: Ring, polygon: ClosedPolygon): Location {
  for (const point of ring) {
    const location = locate(point, polygon);
    if (location !== 'edge') return location;
  }
  return 'edge';
}
