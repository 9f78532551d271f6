import type { DegreePolygons, UnusableGeometry } from '@crossvote/elections';
import type { OpenedFile } from '@crossvote/opening';

/** One feature of a map. */
export interface MapFeature {
  /** Place in the file, from 0. */
  readonly index: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** In degrees (WGS 84); the error where it is no area. */
  readonly polygons: DegreePolygons | UnusableGeometry;
  /** Types of parts of the geometry that are no areas. */
  readonly leftOut: readonly string[];
}

/** A map: a GeoJSON file, or the files of a shapefile. */
export interface MapFile {
  /** The file that has the geometries. */
  readonly file: OpenedFile;
  /**
   * Its features, in their order. May be called several times.
   *
   * @param assume - told what is taken for granted of the map as a whole
   * @throws FileError where the map cannot be read as a whole
   */
  features(assume: (code: string, message: string) => void): AsyncIterable<MapFeature>;
}
