import { createHash } from 'node:crypto';
import { slug, type BallotStyle, type Party } from '@crossvote/elections';
import { districtOf } from './contests.ts';
import { contestKinds } from './element-rules.ts';
import type { FeedScope } from './feed-scope.ts';
import { partyCodes } from './parties.ts';
import type { PlaceKey } from './places.ts';
import { describeNode, textOf, type VipNode } from './vip-node.ts';

/** The ballot styles of a feed, and those of each precinct. */
export interface Styles {
  readonly styles: readonly BallotStyle[];
  readonly stylesOf: ReadonlyMap<VipNode, readonly string[]>;
}

interface StyleParts {
  readonly races: ReadonlyMap<VipNode, { readonly key: string; readonly title: string }>;
  readonly localities: ReadonlyMap<VipNode, PlaceKey>;
  readonly parties: ReadonlyMap<VipNode, Party>;
}

/**
 * Which contests stand on whose ballot. The style of a precinct decides, and its order. A precinct without a style has the
 * contests of its districts: one style for each distinct list of them.
 */
export function stylesOf(scope: FeedScope, parts: StyleParts): Styles {
  const { feed } = scope;
  const stated = statedStyles(scope, parts);
  const chain = new DistrictChain(scope, parts);
  const styles = new Map([...stated.values()].map((style) => [style.key, style]));
  const own = new Map<VipNode, readonly string[]>();
  const differences = new StyleDifferences();
  let withoutStyle = 0;
  for (const precinct of feed.all('Precinct')) {
    const [node] = feed.referred(precinct, 'BallotStyleId', 'BallotStyle');
    const reached = chain.racesOf(precinct);
    const style = (node && stated.get(node)) ?? styleOfChain(reached);
    if (style.races.length === 0 && !node) continue;
    if (node) differences.add(node, style, reached);
    else withoutStyle += 1;
    styles.set(style.key, style);
    own.set(precinct, [style.key]);
  }
  if (withoutStyle > 0)
    feed.report.assume(
      'vip_no_style',
      `${withoutStyle} precincts have no ballot style; their ballots are taken from the districts that they are in`,
    );
  differences.say(scope, parts);
  sayUnreached(scope, parts, [...styles.values()]);
  return { styles: [...styles.values()], stylesOf: own };
}

/** Keys are the ids of the feed, within the locality of the precincts that have them. */
function statedStyles(scope: FeedScope, parts: StyleParts): Map<VipNode, BallotStyle> {
  const { feed, vipId } = scope;
  const places = new Map<VipNode, Set<string>>();
  for (const precinct of feed.all('Precinct')) {
    const locality = scope.localityOf.get(precinct);
    const place = (locality && parts.localities.get(locality)?.key.replace(/^[^:]*:/, '')) ?? '';
    for (const style of feed.referred(precinct, 'BallotStyleId', 'BallotStyle'))
      places.set(style, (places.get(style) ?? new Set()).add(place));
  }
  const all = feed.all('BallotStyle').map((node): [VipNode, BallotStyle] => {
    const [place = '', other] = places.get(node) ?? [];
    const within = other === undefined && place !== '' ? place : slug(vipId) || scope.postal;
    const [party = ''] = partyCodes(feed, parts.parties, node, 'PartyIds');
    const races = feed
      .referred(node, 'OrderedContestIds', 'OrderedContest', ...contestKinds)
      .flatMap((one) =>
        one.name === 'OrderedContest' ? feed.referred(one, 'ContestId', ...contestKinds) : [one],
      )
      .flatMap((contest) => parts.races.get(contest)?.key ?? []);
    return [
      node,
      { key: `${within}/${node.id}`, name: node.id, party, races: [...new Set(races)] },
    ];
  });
  return new Map(all);
}

/** The races that precincts reach through their districts. */
class DistrictChain {
  private readonly races = new Map<VipNode, { readonly key: string; readonly order: number }[]>();

  constructor(
    private readonly scope: FeedScope,
    parts: StyleParts,
  ) {
    const { feed } = scope;
    for (const [contest, { key }] of parts.races) {
      const district = districtOf(scope, contest);
      if (!district) continue;
      const order = feed.count(contest, 'SequenceOrder', 0) ?? Number.POSITIVE_INFINITY;
      this.races.set(district, [...(this.races.get(district) ?? []), { key, order }]);
    }
  }

  /** Keys of races, in the order of the feed's `SequenceOrder`; where it gives none, as districts and contests stand. */
  racesOf(precinct: VipNode): readonly string[] {
    const found = this.scope.feed
      .referred(precinct, 'ElectoralDistrictIds', 'ElectoralDistrict')
      .flatMap((district) => this.races.get(district) ?? []);
    const sorted = found.sort((one, other) =>
      one.order === other.order ? 0 : one.order < other.order ? -1 : 1,
    );
    return [...new Set(sorted.map(({ key }) => key))];
  }
}

function styleOfChain(races: readonly string[]): BallotStyle {
  const hash = createHash('sha256').update(JSON.stringify(races)).digest('hex').slice(0, 12);
  return { key: `districts/${hash}`, name: '', party: '', races };
}

/** What districts give and ballot styles lack. */
class StyleDifferences {
  /** Number of precincts, by style and race. */
  private readonly found = new Map<VipNode, Map<string, number>>();

  add(node: VipNode, style: BallotStyle, reached: readonly string[]): void {
    const own = new Set(style.races);
    for (const race of reached.filter((key) => !own.has(key))) {
      const counts = this.found.get(node) ?? new Map<string, number>();
      this.found.set(node, counts.set(race, (counts.get(race) ?? 0) + 1));
    }
  }

  say({ feed }: FeedScope, { races }: StyleParts): void {
    const titles = new Map([...races.values()].map(({ key, title }) => [key, title]));
    for (const [node, counts] of this.found)
      for (const [race, precincts] of counts)
        feed.report.warn(
          'vip_style_differs',
          `${describeNode(node)} lacks the contest ${JSON.stringify(titles.get(race))} (${race}), which the districts of ${precincts} of its precincts have; the ballot style is taken`,
          node.line,
        );
  }
}

function sayUnreached(scope: FeedScope, parts: StyleParts, styles: readonly BallotStyle[]): void {
  const reached = new Set(styles.flatMap((style) => style.races));
  for (const [contest, { key }] of parts.races)
    if (!reached.has(key))
      scope.feed.report.warn(
        'vip_no_ballot',
        `${describeNode(contest)} (${textOf(contest, 'Name')}) is on no ballot of any precinct`,
        contest.line,
      );
}
