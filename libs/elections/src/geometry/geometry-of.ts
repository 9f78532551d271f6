import { createHash } from 'node:crypto';
import type { Geometry } from '../model/geometry.ts';
import { boxOf } from './box-of.ts';
import { packPolygons, unpackPolygons } from './pack-polygons.ts';
import { doubleArea, type Point, type Polygon, type Ring, unitsPerDegree } from './polygons.ts';

/**
 * Polygons as they are kept. Rings turn in their proper direction and begin at their smallest point, and polygons and holes
 * are in the order of these, so that the same area has the same key from every file.
 *
 * @param polygons - at least one; not checked
 */
export function geometryOf(polygons: readonly Polygon[]): Geometry {
  const ordered = polygons.map(orderedPolygon).sort(byFirstPoint);
  const rings = packPolygons(ordered);
  const points = ordered.flat(2);
  const [minLon, minLat, maxLon, maxLat] = boxOf(points);
  return {
    sha256: createHash('sha256').update(rings).digest('hex'),
    minLon: minLon / unitsPerDegree,
    minLat: minLat / unitsPerDegree,
    maxLon: maxLon / unitsPerDegree,
    maxLat: maxLat / unitsPerDegree,
    // Holes turn the other way, so they are subtracted.
    area: ordered.flat().reduce((sum, ring) => sum + doubleArea(ring), 0) / 2 / unitsPerDegree ** 2,
    points: points.length,
    rings,
  };
}

/** @throws MalformedGeometry where the packed bytes are damaged */
export function polygonsOf(geometry: Pick<Geometry, 'rings'>): Polygon[] {
  return unpackPolygons(geometry.rings);
}

function orderedPolygon([outer = [], ...holes]: Polygon): Polygon {
  const ordered = holes.map((hole) => orderedRing(hole, false));
  return [orderedRing(outer, true), ...ordered.sort((a, b) => byPoint(a[0], b[0]))];
}

function orderedRing(ring: Ring, isOuter: boolean): Ring {
  const turned = doubleArea(ring) > 0 === isOuter ? ring : ring.toReversed();
  let start = 0;
  turned.forEach((point, at) => {
    if (byPoint(point, turned[start]) < 0) start = at;
  });
  return [...turned.slice(start), ...turned.slice(0, start)];
}

const byFirstPoint = (a: Polygon, b: Polygon) => byPoint(a[0]?.[0], b[0]?.[0]);

function byPoint([aLon, aLat]: Point = [0, 0], [bLon, bLat]: Point = [0, 0]): number {
  return aLon - bLon || aLat - bLat;
}
