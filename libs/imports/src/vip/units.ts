import type { Said, Unit } from '@crossvote/elections';
import { feedIdOf, type FeedScope } from './feed-scope.ts';
import { foreignIdsOf, ocdIdOf } from './identifiers.ts';
import { closingTime } from './closing-time.ts';
import { mapFeaturesOf } from './map-features.ts';
import { countyFips, type PlaceKey } from './places.ts';
import { childOf, textOf, type VipNode } from './vip-node.ts';

/** What the units of a feed refer to, and how it is called. */
export interface UnitParts {
  readonly localities: ReadonlyMap<VipNode, PlaceKey>;
  readonly precincts: ReadonlyMap<VipNode, PlaceKey>;
  readonly districts: ReadonlyMap<VipNode, string>;
  readonly pollingPlaces: ReadonlyMap<VipNode, { readonly key: string }>;
  /** Keys of the ballot styles of precincts. */
  readonly stylesOf: ReadonlyMap<VipNode, readonly string[]>;
}

type SaidUnit = Said<Unit, 'key' | 'kind'>;

/** The state, its localities, and their precincts and splits. */
export function unitsOf(scope: FeedScope, parts: UnitParts): SaidUnit[] {
  const { state } = scope;
  return [
    ...(state ? [stateUnit(scope, state, parts)] : []),
    ...[...parts.localities].map(([node, place]) => localityUnit(scope, node, place, parts)),
    ...[...parts.precincts].map(([node, place]) => precinctUnit(scope, node, place, parts)),
  ];
}

function stateUnit(scope: FeedScope, state: VipNode, parts: UnitParts): SaidUnit {
  const closes = closingTime(scope);
  return {
    key: 'state',
    kind: 'state',
    name: textOf(state, 'Name'),
    statePostal: scope.postal,
    ...ocdOf(state),
    ...(closes === undefined ? {} : { pollClosingTime: closes }),
    ...placesOf(scope, state, parts),
    externalIds: [...feedIdOf(scope, state), ...foreignIdsOf(state, scope.postal)],
  };
}

function localityUnit(
  scope: FeedScope,
  locality: VipNode,
  { key, kind }: PlaceKey,
  parts: UnitParts,
): SaidUnit {
  scope.feed.referred(locality, 'StateId', 'State');
  return {
    key,
    kind,
    name: textOf(locality, 'Name'),
    parent: scope.state ? 'state' : null,
    statePostal: scope.postal,
    ...fipsIn(scope, locality),
    ...ocdOf(locality),
    ...infoOf(scope, locality),
    ...placesOf(scope, locality, parts),
    externalIds: [...feedIdOf(scope, locality), ...foreignIdsOf(locality, scope.postal)],
  };
}

function precinctUnit(
  scope: FeedScope,
  precinct: VipNode,
  { key, kind }: PlaceKey,
  parts: UnitParts,
): SaidUnit {
  const { feed } = scope;
  const locality = scope.localityOf.get(precinct);
  const districts = feed.referred(precinct, 'ElectoralDistrictIds', 'ElectoralDistrict');
  return {
    key,
    kind,
    name: textOf(precinct, 'Name'),
    number: textOf(precinct, 'Number'),
    splitName: textOf(precinct, 'PrecinctSplitName'),
    parent: (locality && parts.localities.get(locality)?.key) ?? (scope.state ? 'state' : null),
    statePostal: scope.postal,
    ...(locality ? fipsIn(scope, locality) : {}),
    ...ocdOf(precinct),
    ...infoOf(scope, precinct),
    districts: [...new Set(districts.flatMap((one) => parts.districts.get(one) ?? []))],
    ballotStyles: parts.stylesOf.get(precinct) ?? [],
    ...placesOf(scope, precinct, parts),
    externalIds: [
      ...feedIdOf(scope, precinct),
      ...foreignIdsOf(precinct, scope.postal),
      ...mapFeaturesOf(scope, precinct),
    ],
  };
}

function fipsIn(scope: FeedScope, locality: VipNode): Pick<SaidUnit, 'fipsCode'> {
  const fipsCode = countyFips(scope, locality);
  return fipsCode === undefined ? {} : { fipsCode };
}

function placesOf(
  { feed }: FeedScope,
  node: VipNode,
  { pollingPlaces }: UnitParts,
): Pick<SaidUnit, 'pollingPlaces'> {
  if (!childOf(node, 'PollingLocationIds')) return {};
  const places = feed.referred(node, 'PollingLocationIds', 'PollingLocation');
  return {
    pollingPlaces: [...new Set(places.flatMap((one) => pollingPlaces.get(one)?.key ?? []))],
  };
}

function ocdOf(node: VipNode): Pick<SaidUnit, 'ocdId'> {
  const ocdId = ocdIdOf(node);
  return ocdId === null ? {} : { ocdId };
}

function infoOf({ feed }: FeedScope, node: VipNode): Pick<SaidUnit, 'info'> {
  if (!childOf(node, 'IsMailOnly') && !childOf(node, 'Ward')) return {};
  const ward = textOf(node, 'Ward');
  const notes = [
    feed.flag(node, 'IsMailOnly') ? 'All voters vote by mail.' : '',
    ward === '' ? '' : `Ward ${ward}.`,
  ];
  return { info: notes.filter(Boolean).join(' ') };
}
