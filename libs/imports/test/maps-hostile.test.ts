import type { Said, Unit } from '@crossvote/elections';
import { polygonsOf } from '@crossvote/elections';
import { FileError } from '@crossvote/opening';
import { applyEdits, mutate, seedsFrom, Watchdog, zipOf } from '@crossvote/samples';
import { geoJson, readMapFiles, square } from './read-map-files.ts';
import { arizonaFeet, shapefileOf } from './shapefile-of.ts';

type Files = Readonly<Record<string, Buffer>>;

const options = { election: 'us-xx-2030-11-05', numberProperty: 'no' };

/** Eight precincts: with a hole, crossing itself, in two parts, in a collection; among them an empty number. */
const collection = Buffer.from(
  geoJson(
    [{ no: '1', Precinct: 'Mill', County: 'Elm' }, [square(-100, 40, 2), square(-99, 41, 0.5)]],
    [
      { no: '2', Precinct: 'Lake', County: 'Elm' },
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ],
    ],
    [{ no: '3/4' }, { type: 'MultiPolygon', coordinates: [[square(5, 5, 1)], [square(7, 7, 1)]] }],
    [
      { no: '5' },
      {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', coordinates: [square(9, 9, 1)] }],
      },
    ],
    [{ no: '' }, [square(11, 11, 1)]],
    ...['6', '7', '8'].map((no) => [{ no }, [square(Number(no) * 4, 30, 1)]] as const),
  ).replaceAll('{"type":"Feature"', '\n{"type":"Feature"'),
);

const rings = (x: number) => [square(x, 950_000, 1000).toReversed(), square(x + 200, 950_200, 300)];
const shapes = shapefileOf(
  [rings(700_000), rings(702_000), null, rings(704_000), [...rings(706_000), ...rings(709_000)]],
  { no: ['1', '2', '', '4', '5'], Precinct: ['Mill', 'Lake', '', 'Ford', 'Hill'] },
);
const shapefile: Files = {
  'a.shp': shapes.shp,
  'a.dbf': shapes.dbf,
  'a.prj': Buffer.from(arizonaFeet),
};

/** The units, or undefined where the files are refused in words for people. */
async function outcome(files: Files): Promise<readonly Said<Unit, 'key' | 'kind'>[] | undefined> {
  try {
    return (await readMapFiles(files, options)).facts.elections[0]?.units ?? [];
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** What is unsound: keys that repeat, areas that are none, out of their box, or cannot be unpacked. */
function faultsOf(units: readonly Said<Unit, 'key' | 'kind'>[]): string[] {
  const keys = units.map(({ key }) => key);
  return [
    ...keys.filter((key, place) => keys.indexOf(key) !== place || key === 'precinct:'),
    ...units.flatMap(({ key, areas = [] }) =>
      areas.flatMap((area) => {
        const points = polygonsOf(area).flat(2);
        const isSound =
          area.area > 0 &&
          points.length === area.points &&
          points.every(
            ([lon, lat]) =>
              lon >= area.minLon * 1e7 - 1 && lon <= area.maxLon * 1e7 + 1 && lat <= 90e7,
          );
        return isSound ? [] : [key];
      }),
    ),
  ];
}

describe('a hostile map', () => {
  const watchdog = new Watchdog();
  afterAll(() => watchdog.stop());

  const zipped = async () => ({ 'map.zip': await zipOf(shapefile) });
  const kinds: [string, () => Promise<Files>, string][] = [
    ['GeoJSON', () => Promise.resolve({ 'map.geojson': collection }), 'map.geojson'],
    ['a .shp', () => Promise.resolve(shapefile), 'a.shp'],
    ['a .dbf', () => Promise.resolve(shapefile), 'a.dbf'],
    ['an archive', zipped, 'map.zip'],
  ];

  it.each(kinds)('%s is refused wherever it is cut off', async (kind, make, name) => {
    const files = await make();
    const whole = files[name] ?? Buffer.alloc(0);
    expect(await outcome(files)).toHaveLength(kind === 'GeoJSON' ? 7 : 4);
    // A table without its end mark is whole.
    const length = kind === 'a .dbf' ? whole.length - 1 : whole.length;
    for (let part = 0; part < 50; part += 1) {
      watchdog.begin(`${kind} cut at ${part}/50`);
      const cut = whole.subarray(0, Math.floor((length * part) / 50));
      expect({ part, read: await outcome({ ...files, [name]: cut }) }).toEqual({
        part,
        read: undefined,
      });
    }
  });

  it.each([
    ...kinds,
    ['a .prj', () => Promise.resolve(shapefile), 'a.prj'] as (typeof kinds)[number],
  ])('%s is refused or a sound map, whatever bytes are changed', async (kind, make, name) => {
    const files = await make();
    const bytes = files[name] ?? Buffer.alloc(0);
    // Words of a table are as good as any in bytes that are no text.
    const leaf = { path: [kind === 'GeoJSON' ? 'a.json' : 'a.csv'], bytes, regions: [] };
    let refused = 0;
    for (const seed of seedsFrom(60, 300)) {
      watchdog.begin(`${kind} mutation ${seed}`);
      const changed = applyEdits(bytes, mutate([leaf], seed).edits);
      const units = await outcome({ ...files, [name]: changed });
      if (!units) refused += 1;
      else expect({ seed, faults: faultsOf(units) }).toEqual({ seed, faults: [] });
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('is bounded: a million points, and rings without end', async () => {
    watchdog.begin('a million points');
    const ring = Array.from({ length: 1_000_000 }, (_, at): [number, number] => [at / 1e5, at % 7]);
    const many = Array.from({ length: 12_000 }, (_, at) => square(at / 100, 0, 0.001).toReversed());
    expect(await outcome({ 'map.json': Buffer.from(geoJson([{ no: '1' }, [ring]])) })).toEqual([]);
    const { shp, dbf } = shapefileOf([many, [square(1, 1, 1).toReversed()]], { no: ['1', '2'] });
    const { facts, told } = await readMapFiles({ 'a.shp': shp, 'a.dbf': dbf }, options);
    expect(facts.elections[0]?.units).toHaveLength(1);
    expect(told).toContain(
      'map_no_area: feature "1" was left out: the geometry has 12000 rings, and more than 10000 are not read',
    );
  });
});
