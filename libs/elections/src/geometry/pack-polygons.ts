import { mostLat, mostLon, type Point, type Polygon, type Ring } from './polygons.ts';

/** Bytes that are no packed polygons. */
export class MalformedGeometry extends Error {
  override readonly name = 'MalformedGeometry';
}

/**
 * Packs polygons: their number, of each the number of its rings, of each the number of its points, as varints; then of
 * each point the zig-zag differences of longitude and latitude to the point before, in 1e-7 degrees.
 */
export function packPolygons(polygons: readonly Polygon[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let [lon, lat] = [0, 0];
  putVarint(bytes, polygons.length);
  for (const polygon of polygons) {
    putVarint(bytes, polygon.length);
    for (const ring of polygon) {
      putVarint(bytes, ring.length);
      for (const [nextLon, nextLat] of ring) {
        putVarint(bytes, zigZag(nextLon - lon));
        putVarint(bytes, zigZag(nextLat - lat));
        [lon, lat] = [nextLon, nextLat];
      }
    }
  }
  return Uint8Array.from(bytes);
}

/** @throws MalformedGeometry where the bytes are none, are cut off or go on, or a place is not on earth */
export function unpackPolygons(bytes: Uint8Array): Polygon[] {
  const reader = new PolygonReader(bytes);
  const polygons = reader.list(3, () => reader.list(7, () => reader.ring()));
  reader.finish();
  return polygons;
}

// Differences of up to 3.6e9 do not fit into the 32 bits of bit operations.
const zigZag = (difference: number) => (difference < 0 ? -2 * difference - 1 : 2 * difference);
const fromZigZag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function putVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

/** Most bytes of a varint: 35 bits. */
const varintBytes = 5;

class PolygonReader {
  private at = 0;
  private lon = 0;
  private lat = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @param leastBytes - what each thing takes at least, so that a false number asks for no memory */
  list<Thing>(leastBytes: number, read: () => Thing): Thing[] {
    const count = this.varint();
    if (count * leastBytes > this.bytes.length - this.at)
      throw new MalformedGeometry(`says ${count} parts, for which its bytes do not suffice`);
    return Array.from({ length: count }, read);
  }

  ring(): Ring {
    const ring = this.list(2, () => this.point());
    if (ring.length < 3) throw new MalformedGeometry(`has a ring of ${ring.length} points`);
    return ring;
  }

  finish(): void {
    if (this.at < this.bytes.length)
      throw new MalformedGeometry(`goes on behind its end, at byte ${this.at}`);
  }

  private point(): Point {
    this.lon += fromZigZag(this.varint());
    this.lat += fromZigZag(this.varint());
    if (Math.abs(this.lon) > mostLon || Math.abs(this.lat) > mostLat)
      throw new MalformedGeometry(`has a point outside of the earth, at byte ${this.at}`);
    return [this.lon, this.lat];
  }

  private varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < varintBytes; count += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new MalformedGeometry('is cut off');
      this.at += 1;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new MalformedGeometry(`has a number that is too long, at byte ${this.at}`);
  }
}
