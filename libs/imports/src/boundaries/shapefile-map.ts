import { type DegreePolygons, UnusableGeometry } from '@crossvote/elections';
import { FileError, type OpenedFile, quoteValue } from '@crossvote/opening';
import type { MapFeature, MapFile } from './map-file.ts';
import { type Projection, projectionOf } from './projection.ts';
import { ShapeRecords, type ShapeHeader } from './shape-records.ts';
import { TableRecords } from './table-records.ts';

/** Names of the files that belong to a shapefile. */
const partName = /\.(shp|dbf|shx|prj|cpg|qpj|sbn|sbx|shp\.xml|qix|qmd|cst|idx)$/i;

/** Which part of which shapefile a file is, from its name; undefined of all others. */
export function shapefilePart(name: string): { stem: string; part: string } | undefined {
  const part = partName.exec(name)?.[1]?.toLowerCase();
  return part === undefined
    ? undefined
    : { stem: name.slice(0, -part.length - 1).toLowerCase(), part };
}

/** The files of one shapefile, by their parts. */
export type ShapefileParts = ReadonlyMap<string, OpenedFile>;

/** @throws FileError where the shapes are missing */
export function shapefileMap(parts: ShapefileParts): MapFile {
  const shapes = parts.get('shp');
  if (!shapes) {
    const [other] = parts.values();
    throw new FileError(
      'map_incomplete',
      'belongs to a shapefile whose .shp is missing; give all its files, or their ZIP archive',
      { file: other?.name ?? '' },
    );
  }
  return { file: shapes, features: (assume) => featuresOf(shapes, parts, assume) };
}

async function* featuresOf(
  shapes: OpenedFile,
  parts: ShapefileParts,
  assume: (code: string, message: string) => void,
): AsyncGenerator<MapFeature, void> {
  const records = await ShapeRecords.open(shapes);
  let table: TableRecords | undefined;
  try {
    const project = await projectionFor(shapes, parts.get('prj'), records.header, assume);
    table = await tableOf(parts, assume);
    let index = 0;
    for await (const polygons of records.read()) {
      const properties = (await table?.next()) ?? {};
      yield { index, properties, polygons: projected(polygons, project), leftOut: [] };
      index += 1;
    }
    refuseOtherCount(table, index, parts.get('dbf') ?? shapes);
  } finally {
    await records.close();
    await table?.close();
  }
}

function refuseOtherCount(table: TableRecords | undefined, shapes: number, file: OpenedFile): void {
  if (!table || table.count === shapes) return;
  throw new FileError(
    'map_damaged',
    `has ${table.count} rows, and the .shp ${shapes} shapes; export or copy the shapefile again`,
    { file: file.name },
  );
}

function projected(
  polygons: DegreePolygons | UnusableGeometry,
  project: Projection,
): DegreePolygons | UnusableGeometry {
  return polygons instanceof UnusableGeometry ? polygons : project(polygons);
}

const asItIs: Projection = (polygons) => polygons;

async function projectionFor(
  shapes: OpenedFile,
  prj: OpenedFile | undefined,
  { box }: ShapeHeader,
  assume: (code: string, message: string) => void,
): Promise<Projection> {
  if (prj) {
    const projection = projectionOf((await prj.head()).toString());
    if (projection) return projection;
    throw new FileError(
      'map_projection',
      'describes a coordinate system that is not known; convert the map into degrees (WGS 84)',
      { file: prj.name },
    );
  }
  const [minX, minY, maxX, maxY] = box;
  if (!(minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90))
    throw new FileError(
      'map_projection',
      'has no .prj, and its coordinates are no degrees; add the .prj file of the shapefile',
      { file: shapes.name },
    );
  assume('map_degrees', 'has no .prj; its coordinates fit degrees, and are taken as such (WGS 84)');
  return asItIs;
}

/** Names of encodings in `.cpg` files, as the library knows them. */
const encodings: readonly (readonly [RegExp, string])[] = [
  [/^(?:utf-?8|65001)$/, 'utf-8'],
  [/^(?:ansi |cp|windows-)?1252$/, 'windows-1252'],
  [/^(?:iso[- ]?)?8859-?1$/, 'windows-1252'],
];

async function tableOf(
  parts: ShapefileParts,
  assume: (code: string, message: string) => void,
): Promise<TableRecords | undefined> {
  const table = parts.get('dbf');
  if (!table) return undefined;
  const named = (await parts.get('cpg')?.head())?.toString().trim() ?? '';
  const [, encoding] = encodings.find(([names]) => names.test(named.toLowerCase())) ?? [];
  if (named !== '' && encoding === undefined)
    assume(
      'map_encoding',
      `names the encoding ${quoteValue(named)}; its texts are read as Windows-1252`,
    );
  return TableRecords.open(table, encoding ?? 'windows-1252');
}
