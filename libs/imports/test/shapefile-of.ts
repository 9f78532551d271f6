/** A shape: the rings of a polygon, the outer one clockwise; null is an empty shape. */
export type Shape = readonly (readonly (readonly [number, number])[])[] | null;

/** The files of a shapefile, written by its published description and not by the product. */
export function shapefileOf(
  shapes: readonly Shape[],
  columns: Readonly<Record<string, readonly string[]>>,
): { shp: Buffer; dbf: Buffer } {
  return { shp: shpOf(shapes), dbf: dbfOf(shapes.length, columns) };
}

function shpOf(shapes: readonly Shape[]): Buffer {
  const records = shapes.map((shape, at) => {
    const content = contentOf(shape);
    const head = Buffer.alloc(8);
    head.writeInt32BE(at + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const body = Buffer.concat(records);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  boxOf(shapes.flatMap((shape) => shape?.flat() ?? [])).forEach((bound, at) => {
    header.writeDoubleLE(bound, 36 + 8 * at);
  });
  return Buffer.concat([header, body]);
}

function contentOf(shape: Shape): Buffer {
  if (!shape) return Buffer.alloc(4);
  const points = shape.flat();
  const content = Buffer.alloc(44 + 4 * shape.length + 16 * points.length);
  content.writeInt32LE(5, 0);
  boxOf(points).forEach((bound, at) => content.writeDoubleLE(bound, 4 + 8 * at));
  content.writeInt32LE(shape.length, 36);
  content.writeInt32LE(points.length, 40);
  let start = 0;
  shape.forEach((ring, at) => {
    content.writeInt32LE(start, 44 + 4 * at);
    start += ring.length;
  });
  points.flat().forEach((number, at) => {
    content.writeDoubleLE(number, 44 + 4 * shape.length + 8 * at);
  });
  return content;
}

function boxOf(points: readonly (readonly [number, number])[]): number[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const width = 12;

function dbfOf(rows: number, columns: Readonly<Record<string, readonly string[]>>): Buffer {
  const names = Object.keys(columns);
  const head = Buffer.alloc(32 + 32 * names.length + 1);
  head.writeUInt8(3, 0);
  head.writeUInt32LE(rows, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(1 + width * names.length, 10);
  names.forEach((name, at) => {
    head.write(name, 32 + 32 * at, 'latin1');
    head.write('C', 32 + 32 * at + 11, 'latin1');
    head.writeUInt8(width, 32 + 32 * at + 16);
  });
  head.writeUInt8(0x0d, head.length - 1);
  const body = Array.from({ length: rows }, (_, row) =>
    [' ', ...names.map((name) => (columns[name]?.[row] ?? '').padEnd(width))].join(''),
  );
  return Buffer.concat([head, Buffer.from(body.join(''), 'latin1'), Buffer.from([0x1a])]);
}

/** State plane of central Arizona in feet, as the counties there publish their maps. */
export const arizonaFeet =
  'PROJCS["Arizona Central (feet)",GEOGCS["GCS_North_American_1983_HARN",DATUM["D_North_American_1983_HARN",' +
  'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],' +
  'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",-111.9166666666667],PARAMETER["Scale_Factor",0.9999],' +
  'PARAMETER["Latitude_Of_Origin",31.0],UNIT["Foot",0.3048]]';
