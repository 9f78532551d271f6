import type { KnownFormats } from '@crossvote/opening';
import { columnsOf, type LayoutName, type SampleElection } from '@crossvote/samples';
import { parseColumnMap } from '../src/columns/columns-file.ts';
import type { MapSource } from '../src/columns/map-source.ts';
import type { FormatReader } from '../src/format-reader.ts';
import { knownFormats } from '../src/formats.ts';
import { tablesByMap } from '../src/vendors/table/table-formats.ts';

/** A map as a person writes it, in a file `map.json`. */
export const mapOf = (map: unknown): MapSource =>
  parseColumnMap('map.json', Buffer.from(typeof map === 'string' ? map : JSON.stringify(map)));

/** The formats that may read an election in a layout: only tables, where it needs a map of its columns. */
export function formatsFor(
  layout: LayoutName,
  { election }: SampleElection,
): KnownFormats<FormatReader> {
  const columns = columnsOf(layout, election);
  return columns === undefined ? knownFormats : tablesByMap(mapOf(columns));
}
