import { commonArea } from '../geometry/clipper.ts';
import { AreaTree } from '../geometry/area-tree.ts';
import { polygonsOf } from '../geometry/geometry-of.ts';
import { groupsOf } from '../groups-of.ts';
import type { District, DistrictRelation } from '../model/district.ts';
import type { Geometry } from '../model/geometry.ts';
import type { Said } from '../model/said.ts';

type SaidDistrict = Said<District, 'key'>;

/**
 * What follows from what a source says of districts: the districts that their OCD division ids lie in (the nearest one is
 * the parent, where the source names none), their county and city, and those that their areas overlap. What the source
 * itself states stays.
 *
 * @param known - districts that are stored already: relations to them are found as well, and what other sources found of
 *   aliases and overlaps stays
 */
export async function relateDistricts(
  districts: readonly SaidDistrict[],
  known: readonly SaidDistrict[],
): Promise<SaidDistrict[]> {
  const all = [...new Map([...known, ...districts].map((one) => [one.key, one])).values()];
  const byOcdId = groupsOf(all, ({ ocdId }) => ocdId);
  const stored = new Map(known.map((one) => [one.key, one]));
  const overlaps = await findOverlaps(districts, all);
  return districts.map((district) => {
    const ancestors = ancestorsOf(district, byOcdId);
    const [nearest] = ancestors;
    const relations = [
      ...(stored.get(district.key)?.relations ?? []).filter(({ kind }) => !fromIds.includes(kind)),
      ...(district.relations ?? []),
      ...ancestors.flatMap(relationsTo),
      ...(overlaps.get(district.key) ?? []),
    ];
    return {
      ...district,
      ...(district.parent === undefined && nearest ? { parent: nearest.key } : {}),
      ...(relations.length === 0 ? {} : { relations: distinct(relations) }),
    };
  });
}

/** Kinds of relations that follow from ids anew each time. */
const fromIds: readonly string[] = ['ancestor', 'county', 'city'];

/** The districts that the id of one lies in, the nearest first. */
function ancestorsOf(
  { key, ocdId, validFrom }: SaidDistrict,
  byOcdId: ReadonlyMap<string | null | undefined, readonly SaidDistrict[]>,
): SaidDistrict[] {
  const parts = (ocdId ?? '').split('/');
  const found: SaidDistrict[] = [];
  for (let length = parts.length - 1; length > 1; length -= 1) {
    const around = byOcdId.get(parts.slice(0, length).join('/')) ?? [];
    const one = around.find((other) => other.validFrom === validFrom) ?? around.at(-1);
    if (one && one.key !== key) found.push(one);
  }
  return found;
}

function relationsTo({ key, type }: SaidDistrict): DistrictRelation[] {
  const relation = { other: key, basis: 'stated' } as const;
  const ancestor = { ...relation, kind: 'ancestor' };
  return type === 'county' || type === 'city'
    ? [ancestor, { ...relation, kind: type }]
    : [ancestor];
}

/** Part of the smaller area that both must have in common: borders of two maps are never quite the same. */
const leastShare = 0.001;

async function findOverlaps(
  districts: readonly SaidDistrict[],
  all: readonly SaidDistrict[],
): Promise<Map<string, DistrictRelation[]>> {
  const withArea = all.flatMap(({ key, area }) => (area ? [{ key, area }] : []));
  const tree = AreaTree.of(withArea.map(({ area }) => area));
  const found = new Map<string, DistrictRelation[]>();
  for (const { key, area } of districts) {
    if (!area) continue;
    const relations: DistrictRelation[] = [];
    for (const place of tree.areasTouching(polygonsOf(area))) {
      const other = withArea[place];
      if (other && other.key !== key && (await overlap(area, other.area)))
        relations.push({ other: other.key, kind: 'overlaps', basis: 'geometry' });
    }
    found.set(key, relations);
  }
  return found;
}

async function overlap(one: Geometry, other: Geometry): Promise<boolean> {
  const common = await commonArea(polygonsOf(one), polygonsOf(other));
  return common > leastShare * Math.min(one.area, other.area);
}

function distinct(relations: readonly DistrictRelation[]): DistrictRelation[] {
  return [
    ...new Map(relations.map((one) => [JSON.stringify([one.other, one.kind]), one])).values(),
  ];
}
