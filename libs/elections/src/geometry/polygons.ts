/** Longitude and latitude in whole 1e-7 degrees. */
export type Point = readonly [lon: number, lat: number];

/** The vertices of a closed line, the first one not repeated at the end. */
export type Ring = readonly Point[];

/** An outer ring, counterclockwise, and its holes, clockwise. */
export type Polygon = readonly Ring[];

/** Units of a {@link Point} in one degree. */
export const unitsPerDegree = 1e7;

/** Greatest longitude and latitude of a {@link Point}. */
export const mostLon = 180 * unitsPerDegree;
export const mostLat = 90 * unitsPerDegree;

/**
 * Twice the area of a ring in square units: above 0 counterclockwise, below 0 clockwise. Differences to the first vertex
 * keep the products small, so the areas of precincts are exact.
 */
export function doubleArea(ring: Ring): number {
  const [first] = ring;
  if (first === undefined) return 0;
  let sum = 0;
  let [x, y] = [0, 0];
  for (const [lon, lat] of ring) {
    const [nextX, nextY] = [lon - first[0], lat - first[1]];
    sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum;
}

/** On which side of the line from `a` to `b` is `c`? Above 0 on the left, below 0 on the right, 0 on the line; exact. */
export function turn(a: Point, b: Point, c: Point): number {
  const left = (b[0] - a[0]) * (c[1] - a[1]);
  const right = (b[1] - a[1]) * (c[0] - a[0]);
  const difference = left - right;
  // Each product is off by half a unit in its last place at most.
  if (Math.abs(difference) > (Math.abs(left) + Math.abs(right)) * Number.EPSILON) return difference;
  const exact =
    BigInt(b[0] - a[0]) * BigInt(c[1] - a[1]) - BigInt(b[1] - a[1]) * BigInt(c[0] - a[0]);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Whether a point that is on the line through `a` and `b` lies between them. */
export function isBetween(a: Point, b: Point, point: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= point[0] &&
    point[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= point[1] &&
    point[1] <= Math.max(a[1], b[1])
  );
}

/** The line from each vertex to the next one, and from the last to the first. */
export function* segmentsOf(ring: Ring): Generator<readonly [Point, Point], void> {
  let from = ring.at(-1);
  for (const to of ring) {
    if (from !== undefined) yield [from, to];
    from = to;
  }
}
