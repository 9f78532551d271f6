import { factsOf, slug, type ListedKind } from '@crossvote/elections';
import type { ImportedFacts } from '../importer.ts';
import { stylesOf } from './ballot-styles.ts';
import { racesOf } from './contests.ts';
import { districtKeys, districtsOf } from './districts.ts';
import { electionOf } from './election-facts.ts';
import { scopeOf, type FeedScope } from './feed-scope.ts';
import type { Feed } from './feed.ts';
import { partiesOf } from './parties.ts';
import { localityKeys, precinctKeys, type PlaceKey } from './places.ts';
import { pollingPlacesOf } from './polling-places.ts';
import { unitsOf } from './units.ts';
import type { VipNode } from './vip-node.ts';
import { wordsOf } from './words.ts';

/** A feed has the whole list of all this, of its part of the election. */
const whole: readonly ListedKind[] = [
  'units',
  'ballotStyles',
  'pollingPlaces',
  'races',
  'candidates',
];

/**
 * What a feed says.
 *
 * @param key - of the election that a person wants it in
 * @param isStored - whether an election is stored, so that it needs no name
 */
export function feedFacts(
  feed: Feed,
  key: string | undefined,
  isStored: (key: string) => boolean,
): ImportedFacts {
  const scope = scopeOf(feed);
  const election = electionOf(scope, key, isStored);
  const localities = localityKeys(scope);
  const precincts = precinctKeys(scope, localities);
  const districts = districtKeys(scope, localities);
  const parties = partiesOf(feed);
  const races = racesOf(scope, {
    districts,
    parties,
    stage: slug(wordsOf(scope.election, 'ElectionType')),
  });
  const { styles, stylesOf: own } = stylesOf(scope, { races, localities, parties });
  const pollingPlaces = pollingPlacesOf(scope);
  return {
    part: partOf(scope, localities),
    elections: [
      {
        ...factsOf(election),
        units: unitsOf(scope, { localities, precincts, districts, pollingPlaces, stylesOf: own }),
        ballotStyles: styles,
        pollingPlaces: [...pollingPlaces.values()],
        races: [...races.values()],
        whole,
      },
    ],
    districts: districtsOf(scope, districts),
    parties: [...new Map([...parties.values()].map((party) => [party.code, party])).values()],
    reports: [],
  };
}

/** The source of the feed, and the locality where all its precincts are in one. */
function partOf({ vipId, localityOf }: FeedScope, keys: ReadonlyMap<VipNode, PlaceKey>): string {
  const [only, other] = new Set(localityOf.values());
  const locality = only && !other ? (keys.get(only)?.key ?? '') : '';
  return [vipId, locality].filter(Boolean).join('/');
}
