import type { District, ElectionContents } from '@crossvote/elections';

/** The districts that an election refers to, and those that these refer to, in the order in which they are given. */
export function referredDistricts(
  { units, races }: ElectionContents,
  all: readonly District[],
): District[] {
  const byKey = new Map(all.map((district) => [district.key, district]));
  const referred = new Set<string>();
  const left = [
    ...units.flatMap(({ districts }) => districts),
    ...races.flatMap(({ district, districts }) => [
      ...(district === null ? [] : [district]),
      ...districts.map((further) => further.district),
    ]),
  ];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    const district = byKey.get(key);
    if (referred.has(key) || !district) continue;
    referred.add(key);
    if (district.parent !== null) left.push(district.parent);
    left.push(...district.relations.map(({ other }) => other));
  }
  return all.filter(({ key }) => referred.has(key));
}
