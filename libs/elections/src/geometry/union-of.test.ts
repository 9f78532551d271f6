import { geoJsonOf } from './geo-json-of.ts';
import { makeGeometry, type Position } from './make-geometry.ts';
import { unionOf } from './union-of.ts';

const rectangle = (left: number, low: number, right: number, high: number): Position[] => [
  [left, low],
  [right, low],
  [right, high],
  [left, high],
  [left, low],
];
const areaOf = async (...ring: number[]) =>
  (await makeGeometry([[rectangle(ring[0] ?? 0, ring[1] ?? 0, ring[2] ?? 0, ring[3] ?? 0)]]))
    .geometry;

it('joins neighbours, also across a hairline', async () => {
  const union = await unionOf([await areaOf(0, 0, 1, 1), await areaOf(1.0001, 0, 2, 1)]);
  expect(union && geoJsonOf(union)).toEqual({
    type: 'Polygon',
    coordinates: [rectangle(0, 0, 2, 1)],
  });
});

it('keeps a gap that is wider, and a true hole', async () => {
  const apart = await unionOf([await areaOf(0, 0, 1, 1), await areaOf(1.001, 0, 2, 1)]);
  expect(apart && geoJsonOf(apart).type).toBe('MultiPolygon');
  expect(apart?.area).toBeCloseTo(1.999, 9);
  const around = [
    await areaOf(0, 0, 3, 1),
    await areaOf(0, 2, 3, 3),
    await areaOf(0, 1, 1, 2),
    await areaOf(2, 1, 3, 2),
  ];
  const ring = await unionOf(around);
  expect(ring?.area).toBeCloseTo(8, 9);
  expect(ring && geoJsonOf(ring).coordinates).toHaveLength(2);
});

it('is nothing of nothing', async () => {
  expect(await unionOf([])).toBeNull();
});
