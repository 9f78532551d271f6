import { districtKey, slug, type District, type Said } from '@crossvote/elections';
import { distinctKeys } from './distinct-keys.ts';
import type { FeedScope } from './feed-scope.ts';
import { foreignIdsOf, ocdIdOf } from './identifiers.ts';
import type { PlaceKey } from './places.ts';
import { describeNode, textOf, type VipNode } from './vip-node.ts';

/** Types of districts that are unique in their state by name or number. All others are so in a county only. */
const statewide = new Set([
  'congressional',
  'county',
  'national',
  'state',
  'state-house',
  'state-senate',
]);

/** Keys of the electoral districts: by OCD id where there is one, else by what they are within their county or state. */
export function districtKeys(
  scope: FeedScope,
  localities: ReadonlyMap<VipNode, PlaceKey>,
): ReadonlyMap<VipNode, string> {
  const within = localitiesOfDistricts(scope, localities);
  const all = scope.feed.all('ElectoralDistrict');
  const keys = distinctKeys(all, (district) => {
    const ocdId = ocdIdOf(district);
    const words = [
      scope.postal,
      statewide.has(typeOf(district)) ? '' : (within.get(district) ?? ''),
      ...ownWords(district),
    ];
    const own = words.map(slug).filter(Boolean).join('-') || 'district';
    const unique = [own, `${own}-${slug(textOf(district, 'Name'))}`, `${own}~${district.id}`];
    return ocdId?.startsWith('ocd-division/country:us') ? [districtKey(ocdId), ...unique] : unique;
  });
  for (const district of all.filter((one) => !keys.has(one)))
    scope.feed.report.refuse(
      'vip_repeated',
      `${describeNode(district)} stands more than once`,
      district.line,
    );
  return keys;
}

/** The state itself is called by its postal code alone. */
function ownWords(district: VipNode): string[] {
  const type = typeOf(district);
  if (type === 'state') return [];
  const number = textOf(district, 'Number');
  return statewide.has(type) && number !== ''
    ? [type, number]
    : [type, textOf(district, 'Name') || number];
}

/** The locality that all precincts of a district are in; of a district without precincts, the only locality there is. */
function localitiesOfDistricts(
  { feed, localityOf }: FeedScope,
  localities: ReadonlyMap<VipNode, PlaceKey>,
): ReadonlyMap<VipNode, string> {
  const found = new Map<VipNode, Set<string>>();
  for (const [precinct, locality] of localityOf) {
    const place = localities.get(locality)?.key.replace(/^[^:]*:/, '') ?? '';
    for (const district of feed.referred(precinct, 'ElectoralDistrictIds', 'ElectoralDistrict'))
      found.set(district, (found.get(district) ?? new Set()).add(place));
  }
  const [only, second] = localities.values();
  const usual = only && !second ? [only.key.replace(/^[^:]*:/, '')] : [];
  return new Map(
    feed.all('ElectoralDistrict').flatMap((district) => {
      const [place, other] = found.get(district) ?? usual;
      return place === undefined || other !== undefined ? [] : [[district, place] as const];
    }),
  );
}

/** What the feed says of its electoral districts. */
export function districtsOf(
  scope: FeedScope,
  keys: ReadonlyMap<VipNode, string>,
): Said<District, 'key'>[] {
  return [...keys].map(([district, key]) => {
    const number = textOf(district, 'Number');
    if (number !== '' && !/^\d{1,9}$/.test(number))
      scope.feed.sayUnreadable(district, 'Number', number, 'a whole number');
    const foreign = foreignIdsOf(district, scope.postal);
    return {
      key,
      type: typeOf(district),
      name: textOf(district, 'Name'),
      ...(/^\d{1,9}$/.test(number) ? { number: Number(number) } : {}),
      statePostal: scope.postal,
      ...(ocdIdOf(district) === null ? {} : { ocdId: ocdIdOf(district) }),
      ...(foreign.length === 0 ? {} : { externalIds: foreign }),
    };
  });
}

/** Kind of a district in the words of the feed. */
export function typeOf(district: VipNode): string {
  const type = textOf(district, 'Type');
  return type === 'other' ? slug(textOf(district, 'OtherType')) || type : type;
}
