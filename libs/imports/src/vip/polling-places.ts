import { slug, type Address, type PollingPlace, type Said } from '@crossvote/elections';
import { foldWhiteSpace } from '@crossvote/opening';
import { distinctKeys } from './distinct-keys.ts';
import { feedIdOf, type FeedScope } from './feed-scope.ts';
import type { Feed } from './feed.ts';
import { hoursOf, type Hours } from './hours.ts';
import { childOf, childrenOf, describeNode, textOf, type VipNode } from './vip-node.ts';
import { wordsOf } from './words.ts';

/** The polling places of a feed, by their elements. */
export function pollingPlacesOf(
  scope: FeedScope,
): ReadonlyMap<VipNode, Said<PollingPlace, 'key' | 'kind'>> {
  const { feed } = scope;
  const places = feed.all('PollingLocation');
  const kinds = new Map(places.map((place) => [place, kindOf(feed, place)]));
  const keys = distinctKeys(places, (place) => {
    const kind = kinds.get(place) ?? 'polling_place';
    const address = addressOf(place);
    const words = [
      textOf(place, 'Name'),
      address?.line1 ?? '',
      address?.zip ?? address?.city ?? '',
    ];
    const key = `${kind}:${words.map(slug).filter(Boolean).join('-')}`;
    return [key, `${key}~${place.id}`];
  });
  const schedules = new Map(feed.all('HoursOpen').map((open) => [open, hoursOf(feed, open)]));
  const read = [...kinds].flatMap(([place, kind]) => {
    const key = keys.get(place);
    if (key === undefined) {
      feed.report.refuse(
        'vip_repeated',
        `${describeNode(place)} stands more than once`,
        place.line,
      );
      return [];
    }
    return [[place, { key, kind, ...placeOf(scope, place, schedules) }] as const];
  });
  return new Map(read);
}

function kindOf(feed: Feed, place: VipNode): PollingPlace['kind'] {
  if (feed.flag(place, 'IsDropBox')) return 'drop_off';
  return feed.flag(place, 'IsEarlyVoting') ? 'early_vote_site' : 'polling_place';
}

function placeOf(
  scope: FeedScope,
  place: VipNode,
  schedules: ReadonlyMap<VipNode, Hours>,
): Omit<PollingPlace, 'key' | 'kind'> {
  const { feed } = scope;
  const open = feed
    .referred(place, 'HoursOpenId', 'HoursOpen')
    .flatMap((one) => schedules.get(one) ?? []);
  const early = feed.flag(place, 'IsDropBox') && feed.flag(place, 'IsEarlyVoting');
  const notes = [
    wordsOf(place, 'Directions'),
    wordsOf(place, 'Hours'),
    early ? 'also for early voting' : '',
    ...open.flatMap((one) => one.notes),
  ];
  return {
    name: textOf(place, 'Name'),
    address: addressOf(place),
    ...positionOf(feed, place),
    hours: open.flatMap(({ hours }) => hours),
    notes: notes.filter(Boolean).join('; '),
    externalIds: feedIdOf(scope, place),
  };
}

/** The address; lines are taken apart where the last one is a town, a state and a code as the post writes them. */
function addressOf(place: VipNode): Address | null {
  const structured = childOf(place, 'AddressStructured');
  if (structured)
    return {
      line1: textOf(structured, 'Line1'),
      line2: joined([textOf(structured, 'Line2'), textOf(structured, 'Line3')]),
      city: textOf(structured, 'City'),
      state: textOf(structured, 'State'),
      zip: textOf(structured, 'Zip'),
    };
  const lines = childrenOf(place, 'AddressLine')
    .map(({ text }) => foldWhiteSpace(text))
    .filter((line) => line !== '');
  const [line1, ...others] = lines;
  if (line1 === undefined) return null;
  const town = /^([^,]+), ([A-Z]{2}),? (\d{5}(?:-?\d{4})?)$/.exec(others.at(-1) ?? '');
  if (!town) return { line1, line2: joined(others), city: '', state: '', zip: '' };
  const [, city = '', state = '', zip = ''] = town;
  return { line1, line2: joined(others.slice(0, -1)), city, state, zip };
}

const joined = (lines: readonly string[]) => lines.filter((line) => line !== '').join(', ');

function positionOf(feed: Feed, place: VipNode): Pick<PollingPlace, 'lat' | 'lon'> {
  const point = childOf(place, 'LatLng');
  if (!point) return { lat: null, lon: null };
  const lat = degreesOf(textOf(point, 'Latitude'), 90);
  const lon = degreesOf(textOf(point, 'Longitude'), 180);
  if (lat !== undefined && lon !== undefined) return { lat, lon };
  const text = `${textOf(point, 'Latitude')}, ${textOf(point, 'Longitude')}`;
  feed.sayUnreadable(place, 'LatLng', text, 'a latitude and a longitude in degrees');
  return { lat: null, lon: null };
}

function degreesOf(text: string, limit: number): number | undefined {
  const degrees = /^[+-]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(degrees) <= limit ? degrees : undefined;
}
