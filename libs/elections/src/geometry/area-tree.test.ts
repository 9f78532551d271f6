import { createRandom, drawIndex } from '@crossvote/samples';
import { AreaTree } from './area-tree.ts';
import { makeGeometry } from './make-geometry.ts';
import { MalformedGeometry } from './pack-polygons.ts';
import type { Polygon } from './polygons.ts';

const square = (lon: number, lat: number, side: number) => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];
const at = (lon: number, lat: number) => [lon * 1e7, lat * 1e7] as const;
const shape = (...points: [number, number][]): Polygon => [
  points.map(([lon, lat]) => at(lon, lat)),
];

/** Two neighbours; a square with a hole around the place 5.5, 5.5; one within that hole; one in two parts. */
async function areas() {
  const polygons = [
    [[square(0, 0, 1)]],
    [[square(1, 0, 1)]],
    [[square(4, 4, 3), square(5, 5, 1)]],
    [[square(5.25, 5.25, 0.5)]],
    [[square(-10, 0, 1)], [square(-10, 5, 1)]],
  ];
  return (await Promise.all(polygons.map(makeGeometry))).map(({ geometry }) => geometry);
}

it('finds every area that a point is in or on the border of', async () => {
  const tree = AreaTree.of(await areas());
  expect(tree.areasAtPoint(at(0.5, 0.5))).toEqual([0]);
  expect(tree.areasAtPoint(at(1, 0.5))).toEqual([0, 1]);
  expect(tree.areasAtPoint(at(1, 1))).toEqual([0, 1]);
  expect(tree.areasAtPoint(at(2.0000001, 0.5))).toEqual([]);
  expect(tree.areasAtPoint(at(4.5, 4.5))).toEqual([2]);
  expect(tree.areasAtPoint(at(5.1, 5.1))).toEqual([]);
  expect(tree.areasAtPoint(at(5, 5))).toEqual([2]);
  expect(tree.areasAtPoint(at(5.5, 5.5))).toEqual([3]);
  expect(tree.areasAtPoint(at(-9.5, 5.5))).toEqual([4]);
  expect(tree.areasAtPoint(at(-9.5, 3))).toEqual([]);
});

it('finds every area that polygons touch: by a line, a corner, from within, from around', async () => {
  const tree = AreaTree.of(await areas());
  const touching = (...points: [number, number][]) => tree.areasTouching([shape(...points)]);
  expect(touching([2, 0], [3, 0], [3, 1], [2, 1])).toEqual([1]);
  expect(touching([2, 1], [3, 1], [3, 2])).toEqual([1]);
  expect(touching([0.4, 0.4], [0.6, 0.4], [0.6, 0.6])).toEqual([0]);
  expect(touching([-1, -1], [3, -1], [3, 2], [-1, 2])).toEqual([0, 1]);
  expect(touching([5.05, 5.05], [5.2, 5.05], [5.2, 5.2])).toEqual([]);
  expect(touching([5.3, 5.3], [5.4, 5.3], [5.4, 5.4])).toEqual([3]);
  expect(touching([-12, -1], [-8, -1], [-8, 20], [-12, 20])).toEqual([4]);
});

it('finds the same after it was kept as bytes', async () => {
  const all = await areas();
  const kept = AreaTree.from(AreaTree.of(all).toBytes(), all);
  expect(kept.areasAtPoint(at(1, 0.5))).toEqual([0, 1]);
  const none = AreaTree.from(AreaTree.of([]).toBytes(), []);
  expect(none.areasAtPoint(at(1, 0.5))).toEqual([]);
  expect(none.areasTouching([shape([0, 0], [1, 0], [1, 1])])).toEqual([]);
});

it('refuses bytes that are damaged anywhere, cut off, or of other areas', async () => {
  const all = await areas();
  const bytes = AreaTree.of(all).toBytes();
  const refused = (changed: Uint8Array, of = all) => {
    expect(() => AreaTree.from(changed, of)).toThrow(MalformedGeometry);
  };
  bytes.forEach((byte, place) => {
    refused(bytes.with(place, byte ^ 1));
  });
  for (let length = 0; length < bytes.length; length += 7) refused(bytes.subarray(0, length));
  refused(bytes, all.slice(1));
});

it('agrees with looking at every square, at 2,000 drawn places', async () => {
  const random = createRandom(11);
  const whole = () => drawIndex(random, 41) - 20;
  const boxes = Array.from(
    { length: 60 },
    () => [whole(), whole(), 1 + drawIndex(random, 6)] as const,
  );
  const made = await Promise.all(
    boxes.map(([lon, lat, side]) => makeGeometry([[square(lon, lat, side)]])),
  );
  const tree = AreaTree.of(made.map(({ geometry }) => geometry));
  for (let turn = 0; turn < 2000; turn += 1) {
    const [lon, lat] = [whole() + drawIndex(random, 2) / 2, whole() + drawIndex(random, 2) / 2];
    const expected = boxes.flatMap(([left, low, side], place) =>
      left <= lon && lon <= left + side && low <= lat && lat <= low + side ? [place] : [],
    );
    expect(tree.areasAtPoint(at(lon, lat))).toEqual(expected);
  }
});
