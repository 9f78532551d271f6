/** A set of polygons with their holes, packed. */
export interface Geometry {
  /** SHA-256 of `rings`, in hex: the natural key. */
  readonly sha256: string;
  /** Bounding box, in degrees (WGS 84). */
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
  /** Square degrees, for choosing and for tests. */
  readonly area: number;
  /** Number of vertices. */
  readonly points: number;
  /** Polygons, rings, points: counts as varints, then zig-zag differences of longitude and latitude in 1e-7 degrees. */
  readonly rings: Uint8Array<ArrayBuffer>;
}
