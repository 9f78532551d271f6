import { FileError, type OpenedFile } from '@crossvote/opening';
import { UnusableGeometry, type DegreePolygons, readGeoJson } from '@crossvote/elections';
import { openShp } from 'shapefile';
import { ByteReader } from './byte-reader.ts';

const headerBytes = 100;
const fileCode = 9994;
/** Polygon, PolygonZ, PolygonM. */
const polygonTypes = [5, 15, 25];
const nullType = 0;
const bytesOfPolygonHead = 44;
/** Of a record with 200,000 points, with heights and measures. */
const recordLimit = 16 << 20;
const partLimit = 10_000;

/** What the head of a `.shp` file says. */
export interface ShapeHeader {
  readonly bytes: Buffer;
  readonly type: number;
  /** Bounds in the units of the map. */
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/**
 * Polygons of a `.shp` file in their order, in the units of the map. Every record is checked before the library reads it,
 * as that passes over damaged ones without a word.
 */
export class ShapeRecords {
  private constructor(
    private readonly file: OpenedFile,
    private readonly reader: ByteReader,
    readonly header: ShapeHeader,
    private readonly sizeBytes: number,
  ) {}

  /** @throws FileError where it is no shapefile of polygons */
  static open(file: OpenedFile): Promise<ShapeRecords> {
    const reader = new ByteReader(file.readRaw());
    return reader.orClose(async () => {
      const bytes = await reader.take(headerBytes);
      if (bytes.length < headerBytes || bytes.readInt32BE(0) !== fileCode)
        throw damaged(file, 'is no .shp file, or was cut off');
      return new ShapeRecords(file, reader, headerOf(file, bytes), bytes.readInt32BE(24) * 2);
    });
  }

  /** @throws FileError where a record is damaged, or the file is longer or shorter than it says */
  async *read(): AsyncGenerator<DegreePolygons | UnusableGeometry, void> {
    for (let number = 1; this.reader.taken < this.sizeBytes; number += 1)
      yield await this.polygonsOf(await this.record(number), number);
    const { length } = await this.reader.take(1);
    if (length > 0 || this.reader.taken !== this.sizeBytes)
      throw damaged(this.file, 'is not as long as it says');
  }

  close(): Promise<void> {
    return this.reader.close();
  }

  private async record(number: number): Promise<Buffer> {
    const head = await this.reader.take(8);
    if (head.length < 8) throw damaged(this.file, `was cut off at record ${number}`);
    const length = head.readInt32BE(4) * 2;
    if (head.readInt32BE(0) !== number || length < 4 || length > recordLimit)
      throw damaged(this.file, `has a damaged record ${number}`);
    const content = await this.reader.take(length);
    if (content.length < length) throw damaged(this.file, `was cut off at record ${number}`);
    return Buffer.concat([head, content]);
  }

  private async polygonsOf(
    record: Buffer,
    number: number,
  ): Promise<DegreePolygons | UnusableGeometry> {
    const content = record.subarray(8);
    const type = content.readInt32LE(0);
    if (type === nullType) return new UnusableGeometry('is empty');
    const problem = type === this.header.type ? problemOf(content) : 'damaged';
    if (problem === 'damaged') throw damaged(this.file, `has a damaged record ${number}`);
    if (problem !== undefined) return new UnusableGeometry(problem);
    const shape = await openShp(Uint8Array.from([...this.header.bytes, ...record]));
    const { value } = await shape.read();
    return readGeoJson(value).polygons;
  }
}

/** @throws FileError where the shapes are no polygons */
function headerOf(file: OpenedFile, bytes: Buffer): ShapeHeader {
  const type = bytes.readInt32LE(32);
  if (!polygonTypes.includes(type))
    throw new FileError(
      'map_no_areas',
      `holds shapes of type ${type}, and no polygons; give the map of the areas`,
      { file: file.name },
    );
  const number = (at: number) => bytes.readDoubleLE(at);
  return { bytes, type, box: [number(36), number(44), number(52), number(60)] };
}

/** Whether the numbers of parts and points of a polygon fit its length and each other. */
function problemOf(content: Buffer): string | undefined {
  if (content.length < bytesOfPolygonHead) return 'damaged';
  const [parts, points] = [content.readInt32LE(36), content.readInt32LE(40)];
  if (parts < 0 || points < 0) return 'damaged';
  if (content.length < bytesOfPolygonHead + 4 * parts + 16 * points) return 'damaged';
  if (parts > partLimit) return `has ${parts} rings, and more than ${partLimit} are not read`;
  let before = -1;
  for (let part = 0; part < parts; part += 1) {
    const start = content.readInt32LE(bytesOfPolygonHead + 4 * part);
    if (start <= before || start >= points) return 'damaged';
    before = start;
  }
  return parts === 0 ? 'is empty' : undefined;
}

function damaged(file: OpenedFile, problem: string): FileError {
  return new FileError('map_damaged', `${problem}; export or copy the shapefile again`, {
    file: file.name,
  });
}
