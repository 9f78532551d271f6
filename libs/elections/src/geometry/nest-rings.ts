import { closedPolygon, locateRing } from './contains-point.ts';
import { doubleArea, type Point, type Polygon, type Ring } from './polygons.ts';

/**
 * Polygons from rings that cross nowhere: counterclockwise rings are areas, clockwise ones their holes. A ring that touches
 * itself at a point is taken apart there.
 */
export function nestRings(rings: readonly Ring[]): Polygon[] {
  const simple = rings.flatMap(splitRing).filter((ring) => doubleArea(ring) !== 0);
  const outers = simple
    .filter((ring) => doubleArea(ring) > 0)
    .sort((a, b) => doubleArea(a) - doubleArea(b))
    .map((outer) => ({ closed: closedPolygon([outer]), polygon: [outer] }));
  for (const hole of simple) {
    if (doubleArea(hole) > 0) continue;
    // The smallest one around it is its own.
    outers.find(({ closed }) => locateRing(hole, closed) === 'inside')?.polygon.push(hole);
  }
  return outers.map(({ polygon }) => polygon);
}

/** Cuts a ring at each point that it passes twice. */
function splitRing(ring: Ring): Ring[] {
  const loops: Ring[] = [];
  const path: Point[] = [];
  const places = new Map<string, number>();
  for (const point of ring) {
    const key = point.join();
    const before = places.get(key);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const passed of loop) places.delete(passed.join());
      if (loop.length >= 3) loops.push(loop);
    }
    places.set(key, path.length);
    path.push(point);
  }
  if (path.length >= 3) loops.push(path);
  return loops;
}
