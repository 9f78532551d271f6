import type { ColumnMap } from './column-map.ts';
import type { PathPart } from './placed-json.ts';

/** A map of columns, and where it comes from. */
export interface MapSource {
  readonly map: ColumnMap;
  /** Path of the file that a person wrote, or name of the table for which it was proposed. */
  readonly file: string;
  /** Line of a part, from 1; left out where no person wrote it. */
  readonly lineOf?: (path: readonly PathPart[]) => number;
}
