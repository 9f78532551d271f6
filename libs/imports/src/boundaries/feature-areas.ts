import { type Geometry, makeGeometry, type Repair, UnusableGeometry } from '@crossvote/elections';
import type { MapFeature } from './map-file.ts';
import type { MapFindings } from './map-findings.ts';

const repairs: Readonly<Record<Repair, string>> = {
  crosses: 'features with rings that cross themselves were repaired',
  touches: 'features with rings that touch themselves were taken apart there',
  overlaps: 'features with polygons on top of each other were joined',
  'hole outside': 'features with holes outside of their ring lost these',
  'not closed': 'features with open rings had these closed',
  'no ring': 'features with rings of less than three points lost these',
};

/** The area of a feature; undefined where it has none. What was repaired or left out is told. */
export async function areaOf(
  { polygons, leftOut }: MapFeature,
  label: string,
  findings: MapFindings,
): Promise<Geometry | undefined> {
  try {
    if (polygons instanceof UnusableGeometry) throw polygons;
    const made = await makeGeometry(polygons);
    for (const type of leftOut)
      findings.add(
        'warning',
        'map_part_left_out',
        `features had a ${type} beside their area, which was left out`,
        label,
      );
    for (const repair of made.repairs)
      findings.add('warning', 'map_repaired', repairs[repair], label);
    return made.geometry;
  } catch (error) {
    if (!(error instanceof UnusableGeometry)) throw error;
    findings.refuse('map_no_area', `the geometry ${error.message}`, label);
    return undefined;
  }
}
