import type { DegreePolygons, Position } from './make-geometry.ts';
import { UnusableGeometry } from './unusable-geometry.ts';

/** The polygons of a GeoJSON geometry. */
export interface GeoJsonPolygons {
  readonly polygons: DegreePolygons;
  /** Types of its parts that are no areas, such as lines in a collection. */
  readonly leftOut: readonly string[];
}

const depthLimit = 8;

/**
 * The polygons of a GeoJSON geometry; those of a collection together.
 *
 * @throws UnusableGeometry where it is no geometry
 */
export function readGeoJson(geometry: unknown): GeoJsonPolygons {
  const leftOut = new Set<string>();
  return { polygons: polygonsIn(geometry, leftOut, 0), leftOut: [...leftOut] };
}

function polygonsIn(geometry: unknown, leftOut: Set<string>, depth: number): DegreePolygons {
  if (typeof geometry !== 'object' || geometry === null) throw new UnusableGeometry('is missing');
  const { type, coordinates, geometries } = geometry as Readonly<Record<string, unknown>>;
  if (type === 'Polygon') return [polygon(coordinates)];
  if (type === 'MultiPolygon') return list(coordinates).map(polygon);
  if (type === 'GeometryCollection') {
    if (depth === depthLimit) throw new UnusableGeometry('has collections within each other');
    return list(geometries).flatMap((part) => polygonsIn(part, leftOut, depth + 1));
  }
  if (typeof type !== 'string' || !/^(?:Multi)?(?:Point|LineString)$/.test(type))
    throw new UnusableGeometry('is of a type that GeoJSON does not have');
  leftOut.add(type);
  return [];
}

const polygon = (rings: unknown) => list(rings).map((ring) => list(ring).map(position));

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnusableGeometry('has something else where GeoJSON has a list');
}

function position(value: unknown): Position {
  const [lon, lat] = list(value);
  if (typeof lon === 'number' && typeof lat === 'number') return [lon, lat];
  throw new UnusableGeometry('has a place that is no pair of numbers');
}
