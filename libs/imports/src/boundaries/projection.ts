import type { DegreePolygons, Position } from '@crossvote/elections';
import proj4 from 'proj4';

/** From the coordinates of a map to degrees (WGS 84). */
export type Projection = (polygons: DegreePolygons) => DegreePolygons;

const lengthLimit = 20_000;

/**
 * The projection that a `.prj` describes (well-known text). Datums are not shifted where the text does not say how, which
 * is a matter of metres.
 *
 * @returns undefined where it is not understood
 */
export function projectionOf(prj: string): Projection | undefined {
  const text = prj.trim();
  if (text.length > lengthLimit || !/^(?:PROJ|GEOG|GEOD)(?:CS|CRS|EDCRS|GCRS)\s*\[/.test(text))
    return undefined;
  try {
    const { forward } = proj4(text, 'EPSG:4326');
    const position = ([x = NaN, y = NaN]: Position): Position => {
      // The library throws at what is no number.
      return Number.isFinite(x) && Number.isFinite(y) ? forward([x, y]) : [NaN, NaN];
    };
    return (polygons) => polygons.map((polygon) => polygon.map((ring) => ring.map(position)));
  } catch {
    return undefined;
  }
}
