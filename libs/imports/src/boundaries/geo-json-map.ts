import { readGeoJson, UnusableGeometry } from '@crossvote/elections';
import { FileError, type OpenedFile, quoteValue, withoutByteOrderMark } from '@crossvote/opening';
import { FeatureCutter } from './feature-cutter.ts';
import type { MapFeature, MapFile } from './map-file.ts';

/** What the first bytes of a file say of GeoJSON. */
const opening = /^[^"]{0,100}\{\s*"type"\s*:\s*"(\w+)"/;
const collection = /"type"\s*:\s*"FeatureCollection"|"features"\s*:\s*\[/;
const alone = /^(?:Feature|Topology|GeometryCollection|(?:Multi)?(?:Point|LineString|Polygon))$/;

/** Whether a text is GeoJSON, or some other map in JSON that is refused with a reason. */
export function isGeoJson(head: string): boolean {
  if (!/^\uFEFF?\s*\{/.test(head)) return false;
  return collection.test(head) || alone.test(opening.exec(head)?.[1] ?? '');
}

/** A map in GeoJSON. */
export function geoJsonMap(file: OpenedFile): MapFile {
  return { file, features: () => featuresOf(file) };
}

async function* featuresOf(file: OpenedFile): AsyncGenerator<MapFeature, void> {
  const failure = (message: string, code = 'map_unreadable') =>
    new FileError(code, message, { file: file.name });
  const [, type = ''] = opening.exec((await file.head()).toString()) ?? [];
  if (alone.test(type))
    throw failure(
      type === 'Topology'
        ? 'is TopoJSON, which is not read; convert it into GeoJSON'
        : `is one ${type} alone; give a FeatureCollection, whose features have the numbers of their precincts`,
      'map_no_collection',
    );
  const cutter = new FeatureCutter(failure);
  let index = 0;
  for await (const piece of withoutByteOrderMark(file.read()))
    for (const feature of cutter.push(piece)) {
      yield mapFeature(feature, index, failure);
      index += 1;
    }
  refuseProjected(cutter.finish(), failure);
}

function mapFeature(
  feature: unknown,
  index: number,
  failure: (message: string) => Error,
): MapFeature {
  // The cutter gives objects.
  const { type, properties, geometry } = feature as Readonly<Record<string, unknown>>;
  if (type !== 'Feature') throw failure(`feature ${index + 1} is no Feature`);
  if (typeof properties !== 'object' || Array.isArray(properties))
    throw failure(`feature ${index + 1} has properties that are no object`);
  const own = { index, properties: { ...properties } };
  try {
    return { ...own, ...readGeoJson(geometry) };
  } catch (error) {
    if (error instanceof UnusableGeometry) return { ...own, polygons: error, leftOut: [] };
    throw error;
  }
}

const inDegrees = /CRS:?84$|EPSG:+(?:[\d.]*:)?(?:4326|4269|4258)$/;

/** Before 2016, GeoJSON could name another coordinate system. */
function refuseProjected(
  { crs }: Readonly<Record<string, unknown>>,
  failure: (message: string, code: string) => Error,
): void {
  if (crs === undefined || crs === null) return;
  const name = /"name"\s*:\s*"([^"]*)"\s*\}/.exec(JSON.stringify(crs))?.[1];
  if (name !== undefined && inDegrees.test(name)) return;
  throw failure(
    `has coordinates in ${quoteValue(name ?? 'an unknown system')}; convert it into degrees (WGS 84), as GeoJSON has to be`,
    'map_projected',
  );
}
