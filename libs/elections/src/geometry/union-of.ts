import type { Geometry } from '../model/geometry.ts';
import { closedUnion } from './clipper.ts';
import { geometryOf, polygonsOf } from './geometry-of.ts';

/** Units (0.00008 degrees, about 9 m): neighbours in real maps do not have all their points in common. */
const closingDistance = 800;

/**
 * The union of areas. Gaps narrower than 0.00016 degrees are closed, as they are hairlines between neighbours that do not
 * share their points; the area grows by about a ten-thousandth.
 *
 * @returns null of no areas
 * @throws MalformedGeometry where packed bytes are damaged
 */
export async function unionOf(areas: readonly Geometry[]): Promise<Geometry | null> {
  const polygons = areas.flatMap(polygonsOf);
  if (polygons.length === 0) return null;
  return geometryOf(await closedUnion(polygons, closingDistance));
}
