import { crc32 } from 'node:zlib';
import Flatbush from 'flatbush';
import type { Geometry } from '../model/geometry.ts';
import { type Box, boxOf } from './box-of.ts';
import { type ClosedPolygon, closedPolygon, locate } from './contains-point.ts';
import { polygonsOf } from './geometry-of.ts';
import { MalformedGeometry } from './pack-polygons.ts';
import { type Point, type Polygon, unitsPerDegree } from './polygons.ts';
import { touches } from './touches.ts';

/**
 * Finds areas by a place. Boxes are in a tree that can be kept as bytes; rings are unpacked when a place is in their box for
 * the first time.
 */
export class AreaTree {
  private readonly polygons: (Polygon[] | undefined)[] = [];
  private readonly closed: (ClosedPolygon[] | undefined)[] = [];

  private constructor(
    private readonly areas: readonly Geometry[],
    private readonly tree: Flatbush | undefined,
  ) {}

  /** O(areas · log areas). */
  static of(areas: readonly Geometry[]): AreaTree {
    if (areas.length === 0) return new AreaTree(areas, undefined);
    const tree = new Flatbush(areas.length, 16, Int32Array);
    for (const area of areas) tree.add(...boxOfArea(area));
    tree.finish();
    return new AreaTree(areas, tree);
  }

  /**
   * The tree of these areas that `toBytes` gave.
   *
   * @throws MalformedGeometry where the bytes are damaged, or of other areas
   */
  static from(bytes: Uint8Array, areas: readonly Geometry[]): AreaTree {
    if (areas.length === 0 && bytes.length === 0) return new AreaTree(areas, undefined);
    const body = bytes.slice(0, Math.max(0, bytes.length - checksumBytes));
    const stated = Buffer.from(bytes.slice(body.length));
    if (stated.length < checksumBytes || stated.readUInt32LE() !== checksum(body, areas))
      throw new MalformedGeometry('is no tree of these areas');
    return new AreaTree(areas, Flatbush.from(body.buffer));
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    if (!this.tree) return new Uint8Array();
    const body = new Uint8Array(this.tree.data);
    const end = Buffer.alloc(checksumBytes);
    end.writeUInt32LE(checksum(body, this.areas));
    return Uint8Array.from([...body, ...end]);
  }

  /**
   * Places in the list of all areas that a point is in, or on the border of, in ascending order.
   *
   * @param point - in 1e-7 degrees
   */
  areasAtPoint(point: Point): number[] {
    const [lon, lat] = point;
    const found = this.tree?.search(lon, lat, lon, lat, (area) =>
      this.closedOf(area).some((polygon) => locate(point, polygon) !== 'outside'),
    );
    return (found ?? []).sort((a, b) => a - b);
  }

  /** Places in the list of all areas that have a point in common with the polygons; touching counts. */
  areasTouching(polygons: readonly Polygon[]): number[] {
    const found = new Set<number>();
    for (const polygon of polygons)
      for (const area of this.tree?.search(...boxOf(polygon.flat())) ?? [])
        if (!found.has(area) && touches(polygon, this.polygonsOf(area))) found.add(area);
    return [...found].sort((a, b) => a - b);
  }

  private closedOf(area: number): ClosedPolygon[] {
    return (this.closed[area] ??= this.polygonsOf(area).map(closedPolygon));
  }

  private polygonsOf(area: number): Polygon[] {
    const geometry = this.areas[area];
    return (this.polygons[area] ??= geometry ? polygonsOf(geometry) : []);
  }
}

const checksumBytes = 4;

/** Of the tree and the areas that it is of. */
function checksum(body: Uint8Array, areas: readonly Geometry[]): number {
  return areas.reduce((sum, { sha256 }) => crc32(sha256, sum), crc32(body));
}

function boxOfArea({ minLon, minLat, maxLon, maxLat }: Geometry): Box {
  const units = (degrees: number) => Math.round(degrees * unitsPerDegree);
  return [units(minLon), units(minLat), units(maxLon), units(maxLat)];
}
