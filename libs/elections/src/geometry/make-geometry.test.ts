import { geoJsonOf } from './geo-json-of.ts';
import { type DegreePolygons, makeGeometry } from './make-geometry.ts';
import { UnusableGeometry } from './unusable-geometry.ts';

/** A square with its corner at a place, closed. */
function square(lon: number, lat: number, side: number): number[][] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
}

const messageOf = (polygons: DegreePolygons) =>
  makeGeometry(polygons).then(
    () => 'made',
    (error: unknown) => (error instanceof UnusableGeometry ? error.message : String(error)),
  );

describe('an area', () => {
  it('has its box, its points, and its size without its holes', async () => {
    const { geometry, repairs } = await makeGeometry([
      [square(-100, 40, 2), square(-99.5, 40.5, 0.5)],
      [square(-90, 41, 1)],
    ]);
    expect(geometry).toMatchObject({
      minLon: -100,
      minLat: 40,
      maxLon: -89,
      maxLat: 42,
      // 4 - 0.25 + 1
      area: 4.75,
      points: 12,
    });
    expect(geometry.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(repairs).toEqual([]);
  });

  it('has the same key however its rings turn, begin and are ordered', async () => {
    const [a, b, hole] = [square(1, 1, 3), square(5, 5, 1), square(2, 2, 1)];
    const one = await makeGeometry([[a, hole], [b]]);
    const turned = [...b.slice(2, 4), ...b.slice(0, 3)].reverse();
    const other = await makeGeometry([[turned], [a.toReversed(), hole.toReversed()]]);
    expect(other.geometry).toEqual(one.geometry);
    expect(other.repairs).toEqual([]);
  });

  it('is the same GeoJSON again, outer rings counterclockwise, holes clockwise', async () => {
    const { geometry } = await makeGeometry([[square(1, 1, 3), square(2, 2, 1)]]);
    expect(geoJsonOf(geometry)).toEqual({
      type: 'Polygon',
      coordinates: [
        square(1, 1, 3),
        [
          [2, 2],
          [2, 3],
          [3, 3],
          [3, 2],
          [2, 2],
        ],
      ],
    });
  });

  it('keeps seven decimals, and both ends of the earth', async () => {
    const ring = [
      [-180, -90],
      [180, -90],
      [0.12345678, 90],
      [-180, -90],
    ];
    expect(geoJsonOf((await makeGeometry([[ring]])).geometry)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [-180, -90],
          [180, -90],
          [0.1234568, 90],
          [-180, -90],
        ],
      ],
    });
  });
});

describe('what is wrong is repaired and said', () => {
  it('takes a bow tie apart into two triangles', async () => {
    const made = await makeGeometry([
      [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ],
    ]);
    expect(made.repairs).toEqual(['crosses']);
    expect(made.geometry.area).toBeCloseTo(2, 12);
    expect(geoJsonOf(made.geometry)).toEqual({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1, 1],
            [0, 2],
            [0, 0],
          ],
        ],
        [
          [
            [1, 1],
            [2, 0],
            [2, 2],
            [1, 1],
          ],
        ],
      ],
    });
  });

  it('makes a hole of a loop that touches its own ring', async () => {
    const ring = [
      [0, 0],
      [20, 0],
      [20, 20],
      [0, 20],
      [0, 0],
      [5, 10],
      [10, 5],
      [0, 0],
    ];
    const { geometry, repairs } = await makeGeometry([[ring]]);
    expect(repairs).toEqual(['touches']);
    // 400 less the triangle, |5 · 5 - 10 · 10| / 2
    expect(geometry.area).toBeCloseTo(362.5, 9);
    expect(geoJsonOf(geometry).coordinates).toHaveLength(2);
  });

  it('counts polygons on top of each other once', async () => {
    const twice = await makeGeometry([[square(0, 0, 2)], [square(0, 0, 2)]]);
    expect([twice.geometry.area, twice.repairs]).toEqual([4, ['overlaps']]);
    const within = await makeGeometry([[square(0, 0, 4)], [square(1, 1, 1)]]);
    expect([within.geometry.area, within.repairs]).toEqual([16, ['overlaps']]);
    const crossing = await makeGeometry([[square(0, 0, 2)], [square(1, 1, 2)]]);
    expect([crossing.geometry.area, crossing.repairs]).toEqual([7, ['crosses']]);
  });

  it('leaves neighbours with a common border as they are', async () => {
    const { geometry, repairs } = await makeGeometry([[square(0, 0, 1)], [square(1, 0, 1)]]);
    expect([geometry.area, geometry.points, repairs]).toEqual([2, 8, []]);
  });

  it('leaves out a hole outside of its ring, and what is no ring', async () => {
    const outside = await makeGeometry([[square(0, 0, 2), square(5, 5, 1)]]);
    expect([outside.geometry.area, outside.repairs]).toEqual([4, ['hole outside']]);
    const noRing = await makeGeometry([
      [
        square(0, 0, 2),
        [
          [1, 1],
          [1, 1],
        ],
      ],
      [[]],
      [],
    ]);
    expect([noRing.geometry.area, noRing.repairs]).toEqual([4, ['no ring']]);
  });

  it('closes an open ring, and cuts off a spike', async () => {
    const open = await makeGeometry([[square(0, 0, 2).slice(0, 4)]]);
    expect([open.geometry.area, open.repairs]).toEqual([4, ['not closed']]);
    const spike = await makeGeometry([
      [
        [
          [0, 0],
          [2, 0],
          [2, 5],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    ]);
    expect([spike.geometry.area, spike.repairs]).toEqual([4, ['crosses']]);
  });
});

describe('what is no area is refused', () => {
  it.each<[string, DegreePolygons, string]>([
    ['nothing', [], 'has no area'],
    ['empty rings', [[[]], []], 'has no area'],
    [
      'a line',
      [
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
      'has no area',
    ],
    [
      'a line with a point between',
      [
        [
          [
            [0, 0],
            [1, 1],
            [2, 2],
            [0, 0],
          ],
        ],
      ],
      'has no area',
    ],
    [
      'one point three times',
      [
        [
          [
            [1, 1],
            [1, 1],
            [1, 1],
          ],
        ],
      ],
      'has no area',
    ],
    [
      'NaN',
      [
        [
          [
            [NaN, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      ],
      'has the place NaN, 0, which is not on earth',
    ],
    [
      'infinity',
      [
        [
          [
            [0, 0],
            [1, Infinity],
            [1, 1],
          ],
        ],
      ],
      'has the place 1, Infinity, which is not on earth',
    ],
    [
      '1e308',
      [
        [
          [
            [0, 0],
            [1e308, 0],
            [1, 1],
          ],
        ],
      ],
      'has the place 1e+308, 0, which is not on earth',
    ],
    [
      'metres',
      [
        [
          [
            [637698, 952311],
            [1, 0],
            [1, 1],
          ],
        ],
      ],
      'has the place 637698, 952311, which is not on earth',
    ],
    ['half a place', [[[[0], [1, 0], [1, 1]]]], 'has the place 0, ?, which is not on earth'],
  ])('%s', async (_, polygons, message) => {
    expect(await messageOf(polygons)).toBe(message);
  });

  it('a million points', async () => {
    const ring = Array.from({ length: 1_000_000 }, (_, at) => [at / 1e5, 0]);
    expect(await messageOf([[ring]])).toBe(
      'has 1000000 points, and more than 200000 are not read; simplify it',
    );
  });

  it('lines that all cross each other, without trying for hours', async () => {
    const star = Array.from({ length: 20_001 }, (_, at) => {
      const angle = (at * 2 * Math.PI * 10_000) / 20_001;
      return [50 * Math.cos(angle), 50 * Math.sin(angle)];
    });
    expect(await messageOf([[star]])).toBe('has rings that cross too often to be repaired');
  });

  it('a comb that crosses itself, without trying for hours', async () => {
    const comb = Array.from({ length: 40_000 }, (_, at) => [at / 1e3, at % 2 === 0 ? 1 : 40]);
    expect(await messageOf([[[...comb, [40, 0.5], [41, 2], [-1, 2], [0, 0.5]]]])).toBe(
      'has rings that cross too often to be repaired',
    );
  });
});
