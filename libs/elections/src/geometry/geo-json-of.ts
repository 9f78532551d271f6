import type { Geometry } from '../model/geometry.ts';
import { polygonsOf } from './geometry-of.ts';
import { type Ring, unitsPerDegree } from './polygons.ts';

/** An area as GeoJSON (RFC 7946). */
export type GeoJsonArea =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly [number, number][])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly [number, number][])[])[];
    };

/**
 * A polygon, or several where the area has several parts; seven decimals.
 *
 * @throws MalformedGeometry where the packed bytes are damaged
 */
export function geoJsonOf(geometry: Pick<Geometry, 'rings'>): GeoJsonArea {
  const polygons = polygonsOf(geometry).map((polygon) => polygon.map(closedRing));
  const [only, ...others] = polygons;
  return only !== undefined && others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function closedRing(ring: Ring): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(([lon, lat]) => [
    lon / unitsPerDegree,
    lat / unitsPerDegree,
  ]);
}
