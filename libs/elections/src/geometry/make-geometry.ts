import type { Geometry } from '../model/geometry.ts';
import { type Fault, findFault } from './find-fault.ts';
import { geometryOf } from './geometry-of.ts';
import {
  doubleArea,
  mostLat,
  mostLon,
  type Point,
  type Polygon,
  type Ring,
  unitsPerDegree,
} from './polygons.ts';
import { repairPolygons } from './repair-polygons.ts';
import { UnusableGeometry } from './unusable-geometry.ts';

/** Longitude and latitude in degrees (WGS 84); what follows them is not read. */
export type Position = readonly number[];

/** Polygons as GeoJSON has them: rings of positions, the outer one first. */
export type DegreePolygons = readonly (readonly (readonly Position[])[])[];

/** What was wrong with polygons, and is right now. */
export type Repair = Exclude<Fault, 'tangled'> | 'not closed' | 'no ring';

/** An area, and what was repaired to make it. */
export interface MadeGeometry {
  readonly geometry: Geometry;
  readonly repairs: readonly Repair[];
}

/** Most points of one area. */
const pointLimit = 200_000;

/**
 * Makes an area of polygons in degrees. Points are rounded to 1e-7 degrees, repeated ones are left out, and rings are
 * turned. Rings that cross or touch themselves, overlap, or are no rings are repaired.
 *
 * @throws UnusableGeometry where a place is not on earth, nothing is left, or it is too large or tangled
 */
export async function makeGeometry(polygons: DegreePolygons): Promise<MadeGeometry> {
  const repairs = new Set<Repair>();
  refuseTooLarge(polygons);
  let made = polygons.flatMap((polygon) => takePolygon(polygon, repairs));
  if (made.length > 0) {
    const fault = findFault(made);
    if (fault !== undefined) {
      made = await repairPolygons(made, fault);
      if (fault !== 'tangled') repairs.add(fault);
    }
  }
  if (made.length === 0) throw new UnusableGeometry('has no area');
  return { geometry: geometryOf(made), repairs: [...repairs] };
}

function refuseTooLarge(polygons: DegreePolygons): void {
  let points = 0;
  for (const polygon of polygons) for (const ring of polygon) points += ring.length;
  if (points > pointLimit)
    throw new UnusableGeometry(
      `has ${points} points, and more than ${pointLimit} are not read; simplify it`,
    );
}

function takePolygon(rings: DegreePolygons[number], repairs: Set<Repair>): Polygon[] {
  const [outer, ...holes] = rings.map((ring) => takeRing(ring, repairs));
  if (outer === undefined || outer.length < 3) {
    repairs.add('no ring');
    return [];
  }
  const kept = holes.filter((hole) => hole.length >= 3);
  if (kept.length < holes.length) repairs.add('no ring');
  return [[turned(outer, true), ...kept.map((hole) => turned(hole, false))]];
}

/** The points of a ring, without those that repeat the one before. */
function takeRing(positions: readonly Position[], repairs: Set<Repair>): Ring {
  const ring: Point[] = [];
  for (const position of positions) {
    const point = pointOf(position);
    const last = ring.at(-1);
    if (last?.[0] !== point[0] || last[1] !== point[1]) ring.push(point);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) ring.pop();
  else if (ring.length > 1) repairs.add('not closed');
  return ring;
}

function pointOf([lon, lat]: Position): Point {
  // Adding 0 makes 0 of -0.
  const point = [
    Math.round((lon ?? NaN) * unitsPerDegree) + 0,
    Math.round((lat ?? NaN) * unitsPerDegree) + 0,
  ] as const;
  if (Math.abs(point[0]) <= mostLon && Math.abs(point[1]) <= mostLat) return point;
  throw new UnusableGeometry(`has the place ${lon ?? '?'}, ${lat ?? '?'}, which is not on earth`);
}

function turned(ring: Ring, isOuter: boolean): Ring {
  return doubleArea(ring) > 0 === isOuter ? ring : ring.toReversed();
}
