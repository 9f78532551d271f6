import { difference, unionOfPolygons, unionOfRings } from './clipper.ts';
import { type Fault, findFault } from './find-fault.ts';
import type { Polygon } from './polygons.ts';
import { sweepCost } from './sweep-cost.ts';
import { UnusableGeometry } from './unusable-geometry.ts';

/** Corners of crossings are rounded to whole units, which may make lines cross again. */
const mostTurns = 4;
/** Work that takes about a second. */
const sweepLimit = 5_000_000;

/**
 * Polygons that cover the same places, and cross, touch themselves and overlap nowhere. Where a ring crosses itself, all
 * its loops are area.
 *
 * @throws UnusableGeometry where that would take too long
 */
export async function repairPolygons(
  polygons: readonly Polygon[],
  fault: Fault,
): Promise<Polygon[]> {
  let [repaired, left]: [readonly Polygon[], Fault | undefined] = [polygons, fault];
  for (let turn = 0; left !== undefined; turn += 1) {
    if (left === 'tangled' || turn === mostTurns || sweepCost(repaired) > sweepLimit)
      throw new UnusableGeometry('has rings that cross too often to be repaired');
    repaired = await repairOnce(repaired);
    left = repaired.length === 0 ? undefined : findFault(repaired);
  }
  return [...repaired];
}

async function repairOnce(polygons: readonly Polygon[]): Promise<Polygon[]> {
  const parts: Polygon[] = [];
  for (const [outer = [], ...holes] of polygons) {
    const whole = await unionOfRings([outer]);
    parts.push(
      ...(holes.length === 0 ? whole : await difference(whole, await unionOfRings(holes))),
    );
  }
  return unionOfPolygons(parts);
}
