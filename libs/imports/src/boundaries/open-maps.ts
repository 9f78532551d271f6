import type { OpenedFile } from '@crossvote/opening';
import { geoJsonMap } from './geo-json-map.ts';
import type { MapFile } from './map-file.ts';
import { shapefileMap, shapefilePart } from './shapefile-map.ts';

/**
 * The maps among files: GeoJSON by itself, the files of a shapefile together.
 *
 * @throws FileError where a shapefile lacks its shapes
 */
export function openMaps(files: readonly OpenedFile[]): MapFile[] {
  const maps: MapFile[] = [];
  const shapefiles = new Map<string, Map<string, OpenedFile>>();
  for (const file of files) {
    const named = shapefilePart(file.name);
    if (!named) {
      maps.push(geoJsonMap(file));
      continue;
    }
    const key = JSON.stringify([file.container, named.stem]);
    const parts = shapefiles.get(key) ?? new Map<string, OpenedFile>();
    shapefiles.set(key, parts.set(named.part, file));
  }
  return [...maps, ...[...shapefiles.values()].map(shapefileMap)];
}
