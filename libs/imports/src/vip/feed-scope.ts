import { postalOfOcdId, usStates, type ExternalId, type UsState } from '@crossvote/elections';
import { quoteValue } from '@crossvote/opening';
import { isCalendarDate } from '../words/calendar-date.ts';
import type { Feed } from './feed.ts';
import { fipsOf, ocdIdOf } from './identifiers.ts';
import { textOf, type VipNode } from './vip-node.ts';

/** What a feed is of: the one election in one state, by one source. */
export interface FeedScope {
  readonly feed: Feed;
  readonly election: VipNode;
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly state: VipNode | undefined;
  /** Undefined where the feed does not say it in a known way. */
  readonly usState: UsState | undefined;
  /** Postal code, or empty. */
  readonly postal: string;
  /** Id of the source: a FIPS code of two digits (a state) or five (a county); empty where it gives none. */
  readonly vipId: string;
  /** Precincts that are not of the localities of the feed have none. */
  readonly localityOf: ReadonlyMap<VipNode, VipNode>;
}

/**
 * Finds out what a feed is of.
 *
 * @throws FileError where it has no election or two, or no date
 */
export function scopeOf(feed: Feed): FeedScope {
  const election = onlyElection(feed);
  const [state, ...otherStates] = statesOf(feed, election);
  for (const other of otherStates)
    feed.report.warn(
      'vip_other_state',
      `${textOf(other, 'Name')} is not the state of the election; left out`,
      other.line,
    );
  const [source] = feed.all('Source');
  const vipId = source ? textOf(source, 'VipId') : '';
  if (vipId === '')
    feed.report.assume(
      'vip_no_source',
      'does not say whose feed it is (Source/VipId); its ids are taken to be those of the state',
    );
  const usState = usStateOf(state, vipId);
  return {
    feed,
    election,
    date: dateOf(feed, election),
    state,
    usState,
    postal: usState?.postal ?? '',
    vipId,
    localityOf: localitiesOf(feed),
  };
}

function onlyElection(feed: Feed): VipNode {
  const [election, second] = feed.all('Election');
  if (!election)
    feed.report.fail(
      'vip_no_election',
      'has no Election, so that nobody knows which day it is of; ask its source for the whole feed',
    );
  if (second)
    feed.report.fail(
      'vip_two_elections',
      'has more than one Election; give each in a feed of its own',
      second.line,
    );
  return election;
}

function statesOf(feed: Feed, election: VipNode): readonly VipNode[] {
  const [referred] = feed.referred(election, 'StateId', 'State');
  const all = feed.all('State');
  return referred ? [referred, ...all.filter((state) => state !== referred)] : all;
}

/** The state by its OCD id, its FIPS code, its name, or the id of the source. */
function usStateOf(state: VipNode | undefined, vipId: string): UsState | undefined {
  const postal = state ? postalOfOcdId(ocdIdOf(state) ?? '') : '';
  const fips = state ? fipsOf(state) : '';
  const name = state ? textOf(state, 'Name').toLowerCase() : '';
  return (
    usStates.find((one) => one.postal === postal) ??
    usStates.find((one) => one.fips === fips) ??
    usStates.find((one) => one.name.toLowerCase() === name) ??
    usStates.find((one) => /^\d{2}(?:\d{3})?$/.test(vipId) && one.fips === vipId.slice(0, 2))
  );
}

function dateOf(feed: Feed, election: VipNode): string {
  const date = textOf(election, 'Date');
  if (isCalendarDate(date)) return date;
  const what = date === '' ? 'has no Date' : `has the date ${quoteValue(date)}`;
  feed.report.fail('vip_no_date', `its Election ${what}; give it as 2026-11-03`, election.line);
}

function localitiesOf(feed: Feed): Map<VipNode, VipNode> {
  const localities = new Map<VipNode, VipNode>();
  for (const precinct of feed.all('Precinct')) {
    const [locality] = feed.referred(precinct, 'LocalityId', 'Locality');
    if (locality) localities.set(precinct, locality);
  }
  return localities;
}

/** What the feed calls an element. */
export function feedIdOf({ vipId }: Pick<FeedScope, 'vipId'>, { id }: VipNode): ExternalId[] {
  return id === '' ? [] : [{ scheme: 'vip', scope: vipId, value: id }];
}
