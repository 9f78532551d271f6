import Flatbush from 'flatbush';
import { boxOf } from './box-of.ts';
import { closedPolygon, locate } from './contains-point.ts';
import { type Point, type Polygon, segmentsOf } from './polygons.ts';
import { segmentsMeet } from './segments-meet.ts';

/** Whether a polygon has a point in common with any of the others; a common point of their borders suffices. */
export function touches(polygon: Polygon, others: readonly Polygon[]): boolean {
  const lines = polygon.flatMap((ring) => [...segmentsOf(ring)]);
  const index = new Flatbush(lines.length);
  for (const [from, to] of lines) index.add(...boxOf([from, to]));
  index.finish();
  const closed = closedPolygon(polygon);
  return others.some((other) => meets(lines, index, other) || isWithin(polygon, closed, other));
}

function meets(
  lines: readonly (readonly [Point, Point])[],
  index: Flatbush,
  other: Polygon,
): boolean {
  for (const ring of other)
    for (const [from, to] of segmentsOf(ring)) {
      const isMet = index.collides(...boxOf([from, to]), (at) => {
        const line = lines[at];
        return line !== undefined && segmentsMeet(from, to, ...line);
      });
      if (isMet) return true;
    }
  return false;
}

/** Of polygons whose lines do not meet: whether one lies in the other. */
function isWithin(polygon: Polygon, closed: number[][][], other: Polygon): boolean {
  const [inOther] = other[0] ?? [];
  const [inPolygon] = polygon[0] ?? [];
  return (
    (inOther !== undefined && locate(inOther, closed) === 'inside') ||
    (inPolygon !== undefined && locate(inPolygon, closedPolygon(other)) === 'inside')
  );
}
