import { type Polygon, segmentsOf } from './polygons.ts';

/**
 * How much work clipping is: for each line, the number of points that lie beside it, south of its one end and north of its
 * other, summed up. Ordinary areas of 10,000 points have some 100,000, a comb of as many teeth 50,000,000.
 */
export function sweepCost(polygons: readonly Polygon[]): number {
  const rings = polygons.flat();
  const lats = Float64Array.from(rings.flatMap((ring) => ring.map(([, lat]) => lat))).sort();
  let cost = 0;
  for (const ring of rings)
    for (const [from, to] of segmentsOf(ring))
      cost += Math.abs(placeOf(lats, from[1]) - placeOf(lats, to[1]));
  return cost;
}

/** How many of the sorted numbers are smaller. */
function placeOf(sorted: Float64Array, number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
