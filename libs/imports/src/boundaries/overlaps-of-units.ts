import type { District, DistrictRelation, Said, Unit } from '@crossvote/elections';

/**
 * Districts that have a unit in common overlap there. Those that contain each other by their ids do so anyway, and are
 * left to that.
 */
export function overlapsOfUnits(
  units: readonly Pick<Said<Unit, 'key' | 'kind'>, 'districts'>[],
  districts: ReadonlyMap<string, Said<District, 'key'>>,
): Map<string, DistrictRelation[]> {
  const pairs = new Map<string, Set<string>>();
  for (const { districts: own = [] } of units)
    for (const one of own)
      for (const other of own) {
        if (one === other || contains(districts.get(one), districts.get(other))) continue;
        pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
      }
  return new Map(
    [...pairs].map(([key, others]) => [
      key,
      [...others].sort().map((other) => ({ other, kind: 'overlaps', basis: 'geometry' })),
    ]),
  );
}

function contains(one: Said<District, 'key'> | undefined, other: typeof one): boolean {
  const [a, b] = [`${one?.ocdId ?? ''}/`, `${other?.ocdId ?? ''}/`];
  return a.startsWith(b) || b.startsWith(a);
}
