import { slug, type UnitKind } from '@crossvote/elections';
import { distinctKeys } from './distinct-keys.ts';
import type { FeedScope } from './feed-scope.ts';
import { fipsOf, ocdIdOf } from './identifiers.ts';
import { describeNode, textOf, type VipNode } from './vip-node.ts';

/** A locality or precinct of a feed, as a unit. */
export interface PlaceKey {
  readonly key: string;
  readonly kind: UnitKind;
}

/** Keys of the localities: by FIPS code where one is known, else by name. */
export function localityKeys(scope: FeedScope): ReadonlyMap<VipNode, PlaceKey> {
  const localities = scope.feed.all('Locality');
  for (const locality of localities) sayFipsOfSource(scope, locality);
  const keys = distinctKeys(localities, (locality) => {
    const kind = localityKind(scope, locality);
    const own = countyFips(scope, locality) ?? localitySlug(locality);
    const type = slug(textOf(locality, 'Type'));
    return [`${kind}:${own}`, `${kind}:${own}-${type}`, `${kind}:${own}-${type}~${locality.id}`];
  });
  return withKinds(scope, keys, (locality) => localityKind(scope, locality));
}

/** Keys of the precincts and splits: within their locality by number, else by name. */
export function precinctKeys(
  scope: FeedScope,
  localities: ReadonlyMap<VipNode, PlaceKey>,
): ReadonlyMap<VipNode, PlaceKey> {
  const keys = distinctKeys(scope.feed.all('Precinct'), (precinct) => {
    const locality = scope.localityOf.get(precinct);
    const within =
      (locality && localities.get(locality)?.key.replace(/^[^:]*:/, '')) ?? 'no-locality';
    const number = slug(textOf(precinct, 'Number'));
    const name = slug(textOf(precinct, 'Name'));
    const split = slug(textOf(precinct, 'PrecinctSplitName'));
    const end = split === '' ? '' : `/${split}`;
    const start = `${precinctKind(precinct)}:${within}`;
    const whole = [number, name].filter(Boolean).join('-');
    return [
      `${start}/${number || name}${end}`,
      `${start}/${whole}${end}`,
      `${start}/${whole}~${precinct.id}${end}`,
    ];
  });
  return withKinds(scope, keys, precinctKind);
}

function withKinds(
  { feed }: FeedScope,
  keys: ReadonlyMap<VipNode, string>,
  kindOf: (node: VipNode) => UnitKind,
): ReadonlyMap<VipNode, PlaceKey> {
  const [first] = keys.keys();
  for (const node of feed.all(first?.name ?? ''))
    if (!keys.has(node))
      feed.report.refuse(
        'vip_repeated',
        `${describeNode(node)} stands more than once, with the same name and number`,
        node.line,
      );
  return new Map([...keys].map(([node, key]) => [node, { key, kind: kindOf(node) }]));
}

function precinctKind(precinct: VipNode): UnitKind {
  return textOf(precinct, 'PrecinctSplitName') === '' ? 'precinct' : 'split';
}

const townTypes = new Set(['borough', 'city', 'municipality', 'town', 'township', 'village']);

/** A city that has the FIPS code of a county, as in Virginia, is one. */
function localityKind(scope: FeedScope, locality: VipNode): UnitKind {
  const type = textOf(locality, 'Type');
  if (type === 'county' || countyFips(scope, locality) !== undefined) return 'county';
  return townTypes.has(type) ? 'town' : 'other';
}

/** FIPS code of a county, five digits: what the feed states, or, in the feed of one county, the id of its source. */
export function countyFips(scope: FeedScope, locality: VipNode): string | undefined {
  const { usState, vipId, feed } = scope;
  const stated = fipsOf(locality);
  if (/^\d{5}$/.test(stated)) return stated;
  if (/^\d{3}$/.test(stated) && usState) return `${usState.fips}${stated}`;
  const isCountyFeed = feed.all('Locality').length === 1 && /^\d{5}$/.test(vipId);
  return isCountyFeed && textOf(locality, 'Type') === 'county' ? vipId : undefined;
}

function sayFipsOfSource(scope: FeedScope, locality: VipNode): void {
  const code = countyFips(scope, locality);
  if (code === undefined || fipsOf(locality) !== '') return;
  scope.feed.report.assume(
    'vip_county_fips',
    `${describeNode(locality)} has the FIPS code ${code}, which is that of the feed's source`,
    locality.line,
  );
}

/** By the OCD id, which does not vary as the spelling of names does. */
function localitySlug(locality: VipNode): string {
  const inOcd = /^ocd-division\/.*:([^:/]+)$/.exec(ocdIdOf(locality) ?? '')?.[1];
  return slug(inOcd ?? textOf(locality, 'Name').replace(/\s+county$/i, ''));
}
