import { createRandom, drawIndex } from '@crossvote/samples';
import { MalformedGeometry, packPolygons, unpackPolygons } from './pack-polygons.ts';
import type { Polygon } from './polygons.ts';

const polygons: Polygon[] = [
  [
    [
      [-1_800_000_000, -900_000_000],
      [1_800_000_000, -900_000_000],
      [1_800_000_000, 900_000_000],
    ],
    [
      [0, 0],
      [0, 70],
      [-1, 1],
    ],
  ],
  [
    [
      [5, 5],
      [6, 5],
      [6, 6],
    ],
  ],
];

it('packs counts as varints and points as zig-zag differences', () => {
  // One polygon, one ring, three points: (1, -1), then (+63, 0), then (0, +65) as 130 = 0x82 0x01
  const packed = packPolygons([
    [
      [
        [1, -1],
        [64, -1],
        [64, 64],
      ],
    ],
  ]);
  expect([...packed]).toEqual([1, 1, 3, 2, 1, 126, 0, 0, 0x82, 0x01]);
});

it('gives the same polygons again, from one end of the earth to the other', () => {
  expect(unpackPolygons(packPolygons(polygons))).toEqual(polygons);
  expect(unpackPolygons(packPolygons([]))).toEqual([]);
});

it('refuses bytes that are cut off anywhere, or go on', () => {
  const packed = packPolygons(polygons);
  for (let length = 0; length < packed.length; length += 1)
    expect(() => unpackPolygons(packed.subarray(0, length))).toThrow(MalformedGeometry);
  expect(() => unpackPolygons(Uint8Array.from([...packed, 0]))).toThrow(/goes on behind its end/);
});

it.each<[string, number[], RegExp]>([
  ['a false number of polygons', [0xff, 0xff, 0xff, 0xff, 0x7f], /bytes do not suffice/],
  ['a number without an end', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff], /too long/],
  ['a ring of two points', [1, 1, 2, 0, 0, 0, 2, 0, 0], /ring of 2 points/],
  [
    'a point outside of the earth',
    [1, 1, 3, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 0],
    /outside of the earth/,
  ],
])('refuses %s', (_, bytes, message) => {
  expect(() => unpackPolygons(Uint8Array.from(bytes))).toThrow(message);
});

it('reads any bytes as polygons that it packs again, or refuses them', () => {
  const random = createRandom(7);
  const packed = packPolygons(polygons);
  for (let turn = 0; turn < 2000; turn += 1) {
    const bytes = Uint8Array.from(packed);
    bytes[drawIndex(random, bytes.length)] = drawIndex(random, 256);
    try {
      const read = unpackPolygons(bytes);
      expect(unpackPolygons(packPolygons(read))).toEqual(read);
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedGeometry);
    }
  }
});
