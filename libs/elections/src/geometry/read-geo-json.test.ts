import { readGeoJson } from './read-geo-json.ts';

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

it('takes polygons out of collections, and says what it leaves out', () => {
  const collection = {
    type: 'GeometryCollection',
    geometries: [
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      { type: 'Polygon', coordinates: [ring] },
      { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] },
    ],
  };
  expect(readGeoJson(collection)).toEqual({
    polygons: [[ring], [ring], [ring, ring]],
    leftOut: ['LineString'],
  });
});

it('leaves heights out', () => {
  const coordinates = [ring.map(([lon, lat]) => [lon, lat, 12])];
  expect(readGeoJson({ type: 'Polygon', coordinates }).polygons).toEqual([[ring]]);
});

const nested = (depth: number): unknown =>
  depth === 0
    ? { type: 'Polygon', coordinates: [ring] }
    : { type: 'GeometryCollection', geometries: [nested(depth - 1)] };

it.each<[string, unknown, string]>([
  ['nothing', null, 'is missing'],
  ['a text', 'Polygon', 'is missing'],
  ['another type', { type: 'Circle', coordinates: [] }, 'is of a type that GeoJSON does not have'],
  ['no coordinates', { type: 'Polygon' }, 'has something else where GeoJSON has a list'],
  [
    'text for a ring',
    { type: 'Polygon', coordinates: ['0 0'] },
    'has something else where GeoJSON has a list',
  ],
  [
    'text for a number',
    { type: 'Polygon', coordinates: [[['0', '0']]] },
    'has a place that is no pair of numbers',
  ],
  ['very deep nesting', nested(500), 'has collections within each other'],
])('refuses %s', (_, geometry, message) => {
  expect(() => readGeoJson(geometry)).toThrow(message);
});
