import Flatbush from 'flatbush';
import { boxOf } from './box-of.ts';
import { closedPolygon, locateRing } from './contains-point.ts';
import { isBetween, type Point, type Polygon, segmentsOf, turn } from './polygons.ts';

/** What is wrong with polygons. `tangled`: so many lines are on top of each other that it cannot be told in time. */
export type Fault = 'crosses' | 'touches' | 'overlaps' | 'hole outside' | 'tangled';

/** One line of a ring, and where it belongs. */
interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly polygon: number;
  readonly ring: number;
  readonly place: number;
  readonly ringLength: number;
}

/** Pairs of lines whose boxes meet, for each line; those of real boundaries meet about three others. */
const pairsPerSegment = 50;
const fewPairs = 100_000;
/** Most crossings that are repaired. */
const crossingLimit = 10_000;

/**
 * Looks for what makes polygons ambiguous: lines that cross, rings that touch themselves, polygons on top of each other,
 * holes outside. Rings that only share a point or a stretch of border with others are right.
 */
export function findFault(polygons: readonly Polygon[]): Fault | undefined {
  return faultOfLines(polygons) ?? faultOfNesting(polygons);
}

function faultOfLines(polygons: readonly Polygon[]): Fault | undefined {
  const segments = allSegments(polygons);
  const index = new Flatbush(segments.length);
  for (const { from, to } of segments) index.add(...boxOf([from, to]));
  index.finish();
  let pairs = 0;
  let crossings = 0;
  let found: Fault | undefined;
  const limit = fewPairs + pairsPerSegment * segments.length;
  for (const [at, segment] of segments.entries()) {
    index.search(...boxOf([segment.from, segment.to]), (other) => {
      if (other <= at || pairs > limit) return false;
      pairs += 1;
      const second = segments[other];
      const fault = second && faultOfPair(segment, second);
      if (fault !== undefined) crossings += 1;
      if (found !== 'crosses') found = fault ?? found;
      return false;
    });
    if (pairs > limit || crossings > crossingLimit) return 'tangled';
  }
  return found;
}

function allSegments(polygons: readonly Polygon[]): Segment[] {
  const segments: Segment[] = [];
  let ringNumber = 0;
  for (const [polygon, rings] of polygons.entries())
    for (const ring of rings) {
      let place = 0;
      for (const [from, to] of segmentsOf(ring))
        segments.push({
          from,
          to,
          polygon,
          ring: ringNumber,
          place: place++,
          ringLength: ring.length,
        });
      ringNumber += 1;
    }
  return segments;
}

function faultOfPair(one: Segment, other: Segment): Fault | undefined {
  const sides = [
    turn(one.from, one.to, other.from),
    turn(one.from, one.to, other.to),
    turn(other.from, other.to, one.from),
    turn(other.from, other.to, one.to),
  ] as const;
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return 'crosses';
  const isLine = sides.every((side) => side === 0);
  if (isLine && overlap(one, other)) return faultOfOverlap(one, other);
  if (one.ring !== other.ring || isNext(one, other)) return undefined;
  return meets(one, other, sides) ? 'touches' : undefined;
}

/** Rings side by side pass a common line in opposite directions, rings on top of each other in the same one. */
function faultOfOverlap(one: Segment, other: Segment): Fault | undefined {
  if (one.ring === other.ring) return 'crosses';
  const across = (one.to[0] - one.from[0]) * (other.to[0] - other.from[0]);
  const along = (one.to[1] - one.from[1]) * (other.to[1] - other.from[1]);
  return across + along > 0 ? 'overlaps' : undefined;
}

/** Whether two pieces of one line have more than a point in common. */
function overlap(one: Segment, other: Segment): boolean {
  const axis = one.from[0] === one.to[0] ? 1 : 0;
  const least = Math.max(
    Math.min(one.from[axis], one.to[axis]),
    Math.min(other.from[axis], other.to[axis]),
  );
  const most = Math.min(
    Math.max(one.from[axis], one.to[axis]),
    Math.max(other.from[axis], other.to[axis]),
  );
  return least < most;
}

function isNext(one: Segment, other: Segment): boolean {
  const distance = Math.abs(one.place - other.place);
  return distance === 1 || distance === one.ringLength - 1;
}

function meets(
  one: Segment,
  other: Segment,
  sides: readonly [number, number, number, number],
): boolean {
  return (
    (sides[0] === 0 && isBetween(one.from, one.to, other.from)) ||
    (sides[1] === 0 && isBetween(one.from, one.to, other.to)) ||
    (sides[2] === 0 && isBetween(other.from, other.to, one.from)) ||
    (sides[3] === 0 && isBetween(other.from, other.to, one.to))
  );
}

/** Most points that are looked at to tell which polygon lies in which. */
const nestingLimit = 20_000_000;

/** Of polygons whose lines do not cross: a hole outside of its ring, or a polygon within another one. */
function faultOfNesting(polygons: readonly Polygon[]): Fault | undefined {
  const closed = polygons.map(closedPolygon);
  const boxes = new Flatbush(polygons.length);
  for (const [outer = []] of polygons) boxes.add(...boxOf(outer));
  boxes.finish();
  let looked = 0;
  for (const [at, polygon] of polygons.entries()) {
    const [outer = [], ...holes] = polygon;
    const shell = closed[at]?.slice(0, 1) ?? [];
    for (const hole of holes) {
      looked += outer.length;
      if (looked > nestingLimit) return 'tangled';
      if (locateRing(hole, shell) === 'outside') return 'hole outside';
    }
    for (const other of boxes.search(...boxOf(outer))) {
      const around = closed[other] ?? [];
      looked += around.reduce((sum, ring) => sum + ring.length, 0);
      if (looked > nestingLimit) return 'tangled';
      if (other !== at && locateRing(outer, around) === 'inside') return 'overlaps';
    }
  }
  return undefined;
}
