import { createHash } from 'node:crypto';
import { geoJsonOf } from '@crossvote/elections';
import { errorOf, zipOf } from '@crossvote/samples';
import { FileError } from '@crossvote/opening';
import type { ImportOptions, Known, KnownUnit } from '../src/index.ts';
import { geoJson, knownOf, readMapFiles, square } from './read-map-files.ts';
import { arizonaFeet, shapefileOf } from './shapefile-of.ts';

const election = 'us-xx-2030-11-05';
const byNumber: ImportOptions = { election, numberProperty: 'no' };
const precinct = (number: string, more: Partial<KnownUnit> = {}): KnownUnit => ({
  key: `precinct:elm/${number}`,
  kind: 'precinct',
  number,
  sourceKind: 'csv',
  ...more,
});

/** Why files cannot be imported. */
const refusal = async (...given: Parameters<typeof readMapFiles>) =>
  (await errorOf(readMapFiles(...given), FileError)).message.replace(/^\S*\//, '');

/** Of each unit: its key, and the sizes of its areas in square degrees. */
function unitsOf({ facts }: Awaited<ReturnType<typeof readMapFiles>>): string[] {
  return (facts.elections[0]?.units ?? []).map(
    ({ key, areas = [] }) => `${key} ${areas.map(({ area }) => Number(area.toFixed(9))).join('+')}`,
  );
}

describe('a map without a feed', () => {
  it('makes the election and its precincts; several features are one, empty numbers are left out', async () => {
    const map = geoJson(
      [{ no: '9-1' }, [square(-100, 40, 2), square(-99.5, 40.5, 0.5)]],
      [{ no: '9-2/3' }, [square(-90, 40, 1)]],
      [{ no: '9-1' }, [square(-80, 40, 1)]],
      [{ no: '9-' }, [square(-70, 40, 1)]],
      [{ no: ' ' }, [square(-60, 40, 1)]],
      [{ no: null }, [square(-50, 40, 1)]],
      [{ no: 7 }, [square(-40, 40, 1)]],
    );
    const read = await readMapFiles({ 'map.geojson': map }, byNumber);
    expect(read.facts.elections[0]?.election).toEqual({
      key: election,
      date: '2030-11-05',
      statePostal: 'XX',
    });
    expect(unitsOf(read)).toEqual(['precinct:9-1 3.75+1', 'precinct:9-2/3 1', 'precinct:7 1']);
    expect(read.facts.elections[0]?.whole).toEqual(['units']);
    expect(read.told).toEqual([
      'map_number_empty: feature "9-" was left out: it has no precinct number',
    ]);
    expect(read.issues[0]).toMatchObject({ severity: 'refused', count: 3 });
  });

  it('lists the properties where nobody says which one has the numbers', async () => {
    const map = geoJson([{ no: '1', size: 2.5 }, [square(0, 0, 1)]]);
    expect(await refusal({ 'map.json': map }, { election })).toBe(
      'map.json: does not say which precincts its features are; name the property that has their numbers with --number-property. It has "no" ("1"), "size" ("2.5").',
    );
    expect(await refusal({ 'map.json': map }, { election, numberProperty: 'pct' })).toBe(
      'map.json: feature 1 has no property "pct". It has "no" ("1"), "size" ("2.5").',
    );
  });

  it('asks for the election, and for a key that says state and day', async () => {
    const map = geoJson([{ no: '1' }, [square(0, 0, 1)]]);
    expect(await refusal({ 'map.json': map }, { numberProperty: 'no' })).toMatch(
      /does not say of which election it is; name it with --election/,
    );
    expect(
      await refusal({ 'map.json': map }, { numberProperty: 'no', election: 'elm-2030' }),
    ).toMatch(/no election "elm-2030", and its key does not say its state and day/);
  });

  it('takes districts and names from properties, and says so', async () => {
    const properties = {
      no: '17',
      Precinct: 'Old Mill',
      County: 'St. Elm',
      XXSenDist: '07',
      XXLegDist: '07B',
      CongDist: '00',
      CtyComDist: '03',
    };
    const { facts, told } = await readMapFiles(
      { 'map.json': geoJson([properties, [square(0, 0, 1)]]) },
      byNumber,
      knownOf('us-yy-2030-11-05', [], [{ key: 'xx-sldu-7', name: 'Senate 7, as the state says' }]),
    );
    expect(facts.elections[0]?.units[0]).toMatchObject({
      name: 'Old Mill',
      districts: [
        'xx',
        'xx-county-st-elm',
        'xx-sldu-7',
        'xx-sldl-7b',
        'xx-county-st-elm-council-district-3',
      ],
    });
    expect(facts.districts.map(({ key, name, type, parent }) => [key, name, type, parent])).toEqual(
      [
        ['xx', undefined, 'state', undefined],
        ['xx-county-st-elm', 'St. Elm County', 'county', 'xx'],
        ['xx-sldu-7', undefined, 'state-senate', 'xx'],
        ['xx-sldl-7b', 'State House District 7B', 'state-house', 'xx'],
        [
          'xx-county-st-elm-council-district-3',
          'St. Elm County Commissioner District 3',
          'council',
          'xx-county-st-elm',
        ],
      ],
    );
    expect(facts.districts[2]?.relations).toContainEqual({
      other: 'xx-sldl-7b',
      kind: 'overlaps',
      basis: 'geometry',
    });
    expect(told).toContain(
      'map_district: the property "CongDist" is taken as: Congressional District',
    );
    expect(told).toContain(
      'map_name: the property "Precinct" is taken as the name of the precinct',
    );
  });
});

describe('a map of an election that is stored', () => {
  it('gives areas to precincts by their numbers, and says what fits nothing', async () => {
    const known = knownOf(election, [
      precinct('04'),
      precinct('05'),
      precinct('6'),
      precinct('6', { key: 'precinct:oak/6' }),
      precinct('07'),
      { ...precinct('8'), kind: 'split', key: 'split:8/1' },
      { ...precinct('8'), kind: 'split', key: 'split:8/2' },
    ]);
    const map = geoJson(
      [{ no: '04/05' }, [square(0, 0, 1)]],
      [{ no: '05' }, [square(2, 0, 1)]],
      [{ no: '6' }, [square(4, 0, 1)]],
      [{ no: '8' }, [square(6, 0, 1)]],
      [{ no: '9' }, [square(8, 0, 1)]],
    );
    const read = await readMapFiles({ 'map.json': map }, byNumber, known);
    expect(unitsOf(read)).toEqual([
      'precinct:elm/04 1',
      'precinct:elm/05 1+1',
      'split:8/1 1',
      'split:8/2 1',
    ]);
    expect(read.facts.elections[0]?.election).toEqual({ key: election, date: '2030-11-05' });
    expect(read.facts.elections[0]?.whole).toEqual([]);
    expect(read.told).toEqual([
      'map_shared: features that are of several precincts or splits were given to each of them: 2 ("04/05", "8")',
      `map_precinct_missing: 3 precincts of ${election} are on no feature (precinct:elm/6, precinct:oak/6, precinct:elm/07)`,
      'map_unmatched: feature "6" was left out: several precincts have this number',
      'map_unmatched: feature "9" was left out: no precinct has this number',
    ]);
  });

  it('says again that precincts vanished which an earlier map had made', async () => {
    const known = knownOf(election, [precinct('1', { sourceKind: 'boundaries' })]);
    const map = geoJson([{ no: '2' }, [square(0, 0, 1)]]);
    const read = await readMapFiles({ 'map.json': map }, byNumber, known);
    expect(unitsOf(read)).toEqual(['precinct:2 1']);
    expect(read.facts.elections[0]?.whole).toEqual(['units']);
  });
});

describe('a shapefile', () => {
  /** Corners in feet, clockwise. The first one is -112.121323, 33.617627, as an independent program says. */
  const inFeet = (x: number): [number, number][] => [
    [x, 952_311.247],
    [x, 953_311.247],
    [x + 1000, 953_311.247],
    [x + 1000, 952_311.247],
    [x, 952_311.247],
  ];
  const feet = () =>
    shapefileOf([[inFeet(637_698.345)], [inFeet(700_000)], null], { NO: ['1', '2', '3'] });
  const clockwise = square(-100, 40, 1).toReversed();
  const degrees = () => shapefileOf([[clockwise, square(-99.8, 40.2, 0.5)]], { no: ['1'] });

  it('is read with the projection of its .prj, also from an archive', async () => {
    const { shp, dbf } = feet();
    const zip = await zipOf({
      'gis/a.shp': shp,
      'gis/a.dbf': dbf,
      'gis/a.prj': arizonaFeet,
      'gis/a.shx': Buffer.alloc(100),
    });
    const read = await readMapFiles({ 'map.zip': zip }, { election, numberProperty: 'NO' });
    const [first, second, ...others] = read.facts.elections[0]?.units ?? [];
    expect(others).toEqual([]);
    const numbers = JSON.stringify(first?.areas?.map(geoJsonOf)).match(/-?\d+\.\d+/g) ?? [];
    expect(numbers.map((degrees) => Number(degrees).toFixed(6))).toEqual(
      expect.arrayContaining(['-112.121323', '33.617627']),
    );
    expect(second?.areas?.[0]?.minLon).toBeCloseTo(-111.9166667, 6);
    expect(read.told).toEqual(['map_no_area: feature "3" was left out: the geometry is empty']);
  });

  it('keeps holes, and is taken as degrees without a .prj where that fits', async () => {
    const { shp, dbf } = degrees();
    const read = await readMapFiles({ 'a.shp': shp, 'a.dbf': dbf }, byNumber);
    expect(unitsOf(read)).toEqual(['precinct:1 0.75']);
    expect(read.told).toEqual([
      'map_degrees: has no .prj; its coordinates fit degrees, and are taken as such (WGS 84)',
    ]);
  });

  it('is refused without a .prj where its coordinates are no degrees, and with one that is not known', async () => {
    const { shp, dbf } = feet();
    const options = { election, numberProperty: 'NO' };
    expect(await refusal({ 'a.shp': shp, 'a.dbf': dbf }, options)).toMatch(
      /has no \.prj, and its coordinates are no degrees/,
    );
    for (const prj of [
      'EPSG:2868',
      'PROJCS["half',
      'LOCAL_CS["site"]',
      'PROJCS["x",PROJECTION["Star"]]',
    ])
      expect(await refusal({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': prj }, options)).toMatch(
        /a\.prj: describes a coordinate system that is not known/,
      );
  });

  it('is refused without its shapes, with shapes that are no areas, and where rows are missing', async () => {
    const { shp, dbf } = degrees();
    expect(await refusal({ 'a.dbf': dbf }, byNumber)).toMatch(/a shapefile whose \.shp is missing/);
    const points = Buffer.from(shp);
    points.writeInt32LE(1, 32);
    expect(await refusal({ 'a.shp': points, 'a.dbf': dbf }, byNumber)).toMatch(
      /holds shapes of type 1, and no polygons/,
    );
    const { dbf: more } = shapefileOf([null, null], { no: ['1', '2'] });
    expect(await refusal({ 'a.shp': shp, 'a.dbf': more }, byNumber)).toMatch(
      /has 2 rows, and the \.shp 1 shapes/,
    );
    const { dbf: none } = shapefileOf([], { no: [] });
    expect(await refusal({ 'a.shp': shp, 'a.dbf': none }, byNumber)).toMatch(
      /fewer rows than the \.shp has shapes/,
    );
  });
});

describe('a map that a feed names', () => {
  const files = () => {
    const ring = (lon: number) => [square(lon, 0, 1).toReversed()];
    const { shp, dbf } = shapefileOf([ring(0), ring(2), ring(4), ring(6)], { x: ['', '', '', ''] });
    return zipOf({ 'b.shp': shp, 'b.dbf': dbf });
  };
  const feature = (checksum: string, index: number) => ({
    scheme: 'vip-feature',
    scope: `lines.zip#${checksum}`,
    value: `${index}`,
  });
  const knownBy = (checksum: string): Known =>
    knownOf(election, [
      precinct('1', {
        sourceKind: 'vip',
        externalIds: [feature(checksum, 3), feature(checksum, 1)],
      }),
      precinct('2', { sourceKind: 'vip', externalIds: [feature(checksum, 2)] }),
      precinct('3', { sourceKind: 'vip' }),
    ]);
  const sha512 = (bytes: Buffer) => `sha-512:${createHash('sha512').update(bytes).digest('hex')}`;

  it('gives areas by the places of its features, without any option', async () => {
    const zip = await files();
    const read = await readMapFiles({ 'lines.zip': zip }, {}, knownBy(sha512(zip)));
    expect(unitsOf(read)).toEqual(['precinct:elm/1 1+1', 'precinct:elm/2 1']);
    expect(read.told).toEqual([
      expect.stringMatching(/^map_degrees/),
      `map_precinct_missing: 1 precinct of ${election} is on no feature (precinct:elm/3)`,
      'map_unmatched: feature "0" was left out: the feed gives it to no precinct',
    ]);
  });

  it('is known by its checksum under another name, and refused with another checksum', async () => {
    const zip = await files();
    const renamed = await readMapFiles({ 'copy.zip': zip }, {}, knownBy(sha512(zip)));
    expect(unitsOf(renamed)).toHaveLength(2);
    expect(await refusal({ 'lines.zip': zip }, {}, knownBy('sha-512:00'))).toMatch(
      /is not the map that the feed names: its SHA-512 is another one/,
    );
    expect(await refusal({ 'copy.zip': zip }, {}, knownBy('sha-512:00'))).toMatch(
      /does not say of which election it is/,
    );
  });

  it('is taken by its name where the feed states no checksum, which is said', async () => {
    const read = await readMapFiles({ 'lines.zip': await files() }, {}, knownBy(''));
    expect(read.told[0]).toMatch(/^map_unchecked: is taken as the map of this name/);
  });
});

describe('GeoJSON', () => {
  const one = geoJson([{ no: '1' }, [square(0, 0, 1)]]);

  it('is read whatever stands around its features, and in whatever order', async () => {
    const features = one.slice(one.indexOf('['), -1);
    const map = `\uFEFF {"name":"a \\"features\\": [1]","x":{"features":[{}]},"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features" : ${features} ,"type":"FeatureCollection"} \n`;
    expect(unitsOf(await readMapFiles({ 'map.json': map }, byNumber))).toEqual(['precinct:1 1']);
  });

  it('repairs and says what is wrong with rings, and leaves out what is no area', async () => {
    const bow: [number, number][] = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ];
    const map = geoJson(
      [{ no: '1' }, [bow]],
      [{ no: '2' }, { type: 'Point', coordinates: [0, 0] }],
      [
        { no: '3' },
        [
          [
            [0, 0],
            [1, 0],
            [1, 1e308],
          ],
        ],
      ],
      [
        { no: '4' },
        {
          type: 'GeometryCollection',
          geometries: [
            {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
            { type: 'Polygon', coordinates: [square(5, 5, 1)] },
          ],
        },
      ],
    );
    const read = await readMapFiles({ 'map.json': map }, byNumber);
    expect(unitsOf(read)).toEqual(['precinct:1 2', 'precinct:4 1']);
    expect(read.told).toEqual([
      'map_repaired: features with rings that cross themselves were repaired: 1 ("1")',
      'map_part_left_out: features had a LineString beside their area, which was left out: 1 ("4")',
      'map_no_area: feature "2" was left out: the geometry has no area',
      'map_no_area: feature "3" was left out: the geometry has the place 1, 1e+308, which is not on earth',
    ]);
  });

  it.each([
    [
      'one geometry',
      '{"type":"Polygon","coordinates":[]}',
      /is one Polygon alone; give a FeatureCollection/,
    ],
    ['one feature', '{"type":"Feature","geometry":null,"properties":null}', /is one Feature alone/],
    ['TopoJSON', '{"type":"Topology","objects":{}}', /is TopoJSON, which is not read/],
    [
      'another system',
      one.replace('{', '{"crs":{"type":"name","properties":{"name":"EPSG:26915"}},'),
      /has coordinates in "EPSG:26915"; convert it into degrees/,
    ],
    ['two lists', one.replace('{', '{"features":[],'), /has two lists of features/],
    [
      'a text among the features',
      one.replace('[', '["a",'),
      /what stands behind feature 0 is no feature/,
    ],
    ['another type', one.replace('FeatureCollection', 'Collection'), /is no FeatureCollection/],
    ['something behind it', `${one} x`, /is not well-formed JSON/],
    [
      'deep nesting',
      one.replace('"no":"1"', `"no":${'['.repeat(100_000)}`),
      /nested more than 64 levels deep/,
    ],
  ])('is refused as %s', async (_, map, message) => {
    expect(await refusal({ 'map.json': map }, byNumber)).toMatch(message);
  });
});
