import type { OpenedFile } from '@crossvote/opening';
import type { Importer } from '../importer.ts';
import { isGeoJson } from './geo-json-map.ts';
import { readMaps } from './read-maps.ts';
import { shapefilePart } from './shapefile-map.ts';

/** Maps of precincts: GeoJSON, and shapefiles with their `.prj`, plain or in a ZIP archive. See docs/maps.md. */
export const boundaries: Importer = {
  kind: 'boundaries',
  title: 'maps (GeoJSON, shapefiles)',
  recognises: async (file: OpenedFile) =>
    shapefilePart(file.name) !== undefined || isGeoJson((await file.head()).toString()),
  read: readMaps,
};
