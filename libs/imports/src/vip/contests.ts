import { slug, type JsonObject, type Party, type SaidRace } from '@crossvote/elections';
import { officeKey } from '../words/office-key.ts';
import { distinctKeys } from './distinct-keys.ts';
import { typeOf } from './districts.ts';
import { contestKinds } from './element-rules.ts';
import { feedIdOf, type FeedScope } from './feed-scope.ts';
import { foreignIdsOf, ocdIdOf } from './identifiers.ts';
import { partyCodes } from './parties.ts';
import { candidatesOf } from './selections.ts';
import { describeNode, textOf, type VipNode } from './vip-node.ts';
import { otherLanguages, wordsOf } from './words.ts';

/** What contests refer to. */
export interface ContestParts {
  readonly districts: ReadonlyMap<VipNode, string>;
  readonly parties: ReadonlyMap<VipNode, Party>;
  /** Stage of the election: `general`, `primary` …, or empty. */
  readonly stage: string;
}

/** The contests of a feed as races, by their elements. */
export function racesOf(scope: FeedScope, parts: ContestParts): ReadonlyMap<VipNode, SaidRace> {
  const contests = scope.feed.all(...contestKinds);
  const keys = distinctKeys(contests, (contest) => {
    const district = districtOf(scope, contest);
    const place = (district && parts.districts.get(district)) ?? '';
    const name = slug(textOf(contest, 'Name') || wordsOf(contest, 'BallotTitle')) || 'contest';
    const party = primaryParties(scope, contest, parts).map(slug).join('-');
    const key = [name, place, party].filter(Boolean).join('-');
    return [key, `${key}-${slug(wordsOf(contest, 'BallotTitle'))}`, `${key}~${contest.id}`];
  });
  const races = contests.flatMap((contest) => {
    const key = keys.get(contest);
    if (key !== undefined) return [[contest, raceOf(scope, contest, key, parts)] as const];
    scope.feed.report.refuse(
      'vip_repeated',
      `${describeNode(contest)} stands more than once`,
      contest.line,
    );
    return [];
  });
  return new Map(races);
}

/** The district of a contest, or else of its office. */
export function districtOf({ feed }: FeedScope, contest: VipNode): VipNode | undefined {
  const [own] = feed.referred(contest, 'ElectoralDistrictId', 'ElectoralDistrict');
  if (own) return own;
  const [office] = officesOf(feed, contest);
  return office && feed.referred(office, 'ElectoralDistrictId', 'ElectoralDistrict')[0];
}

function officesOf(feed: FeedScope['feed'], contest: VipNode): VipNode[] {
  return [
    ...feed.referred(contest, 'OfficeIds', 'Office'),
    ...feed.referred(contest, 'OfficeId', 'Office'),
  ];
}

function primaryParties(
  { feed }: FeedScope,
  contest: VipNode,
  { parties }: ContestParts,
): string[] {
  return partyCodes(feed, parties, contest, 'PrimaryPartyIds');
}

function raceOf(scope: FeedScope, contest: VipNode, key: string, parts: ContestParts): SaidRace {
  const { feed } = scope;
  const isMeasure = contest.name === 'BallotMeasureContest';
  const offices = officesOf(feed, contest);
  const officeNames = offices.map((one) => wordsOf(one, 'Name'));
  const district = districtOf(scope, contest);
  const type = district ? typeOf(district) : '';
  const office = isMeasure
    ? ''
    : officeOf(officeNames.find((one) => one !== '') ?? textOf(contest, 'Name'), type);
  const primary = primaryParties(scope, contest, parts);
  const title = wordsOf(contest, 'BallotTitle');
  const name = textOf(contest, 'Name');
  return {
    key,
    kind: isMeasure ? 'measure' : 'office',
    title: (isMeasure ? name || title : title || name) || contest.id,
    office,
    officeName: officeNames.join(' / '),
    description: wordsOf(contest, 'BallotSubTitle'),
    level: levelOf(office, type),
    district: (district && parts.districts.get(district)) ?? null,
    statePostal: scope.postal,
    stage: primary.length > 0 && parts.stage === '' ? 'primary' : parts.stage,
    party: primary.length === 1 ? (primary[0] ?? '') : '',
    ...seatsOf(scope, contest),
    ...votingOf(contest),
    isSpecial: offices.some((one) => termOf(one) === 'unexpired-term'),
    isRetention: contest.name === 'RetentionContest',
    threshold: wordsOf(contest, 'PassageThreshold'),
    ...wordingOf(contest),
    candidates: candidatesOf(scope, contest, parts.parties),
    details: { vip: detailsOf(scope, contest, offices, primary) },
    externalIds: [
      ...feedIdOf(scope, contest),
      ...foreignIdsOf(contest, scope.postal),
      ...ocdIds([contest, ...offices]),
    ],
  };
}

const officesOfDistricts: ReadonlyMap<string, string> = new Map([
  ['congressional', 'us-house'],
  ['state-house', 'state-house'],
  ['state-senate', 'state-senate'],
]);

function officeOf(name: string, districtType: string): string {
  return officesOfDistricts.get(districtType) ?? officeKey(name);
}

const levels: ReadonlyMap<string, string> = new Map([
  ['borough', 'sublocality'],
  ['city', 'city'],
  ['city-council', 'city'],
  ['congressional', 'federal'],
  ['county', 'county'],
  ['county-council', 'county'],
  ['municipality', 'city'],
  ['national', 'federal'],
  ['state', 'state'],
  ['state-house', 'state'],
  ['state-senate', 'state'],
  ['town', 'city'],
  ['township', 'city'],
  ['village', 'city'],
  ['ward', 'sublocality'],
]);
const federalOffices = new Set(['president', 'us-senate', 'us-house']);

function levelOf(office: string, districtType: string): string {
  return federalOffices.has(office) ? 'federal' : (levels.get(districtType) ?? '');
}

function seatsOf({ feed }: FeedScope, contest: VipNode) {
  const voteFor = feed.count(contest, 'VotesAllowed', 1);
  const winners = feed.count(contest, 'NumberElected', 1);
  const ballotOrder = feed.count(contest, 'SequenceOrder', 0);
  return {
    ...(voteFor === undefined ? {} : { voteFor }),
    ...(winners === undefined ? {} : { winners }),
    ...(ballotOrder === undefined ? {} : { ballotOrder }),
  };
}

const methods: ReadonlyMap<string, string> = new Map([
  ['1-of-m', 'plurality'],
  ['n-of-m', 'plurality'],
  ['rcv', 'instant-runoff'],
]);

function votingOf(contest: VipNode) {
  const variation = textOf(contest, 'VoteVariation');
  if (variation === '') return {};
  const other = variation === 'other' ? textOf(contest, 'OtherVoteVariation') : '';
  const votingMethod = methods.get(variation) ?? (other === '' ? variation : slug(other));
  return { votingMethod, isRanked: variation === 'rcv' };
}

const termOf = (office: VipNode) =>
  office.children
    .filter(({ name }) => name === 'Term')
    .map((term) => textOf(term, 'Type'))
    .join('');

/** What a measure or a retention asks, and what is said of it. */
function wordingOf(contest: VipNode) {
  if (contest.name !== 'BallotMeasureContest' && contest.name !== 'RetentionContest') return {};
  return {
    question: wordsOf(contest, 'FullText') || wordsOf(contest, 'BallotTitle'),
    info: wordsOf(contest, 'SummaryText'),
  };
}

const translated = [
  'BallotTitle',
  'BallotSubTitle',
  'ElectorateSpecification',
  'FullText',
  'SummaryText',
  'ProStatement',
  'ConStatement',
  'EffectOfAbstain',
  'PassageThreshold',
];

function detailsOf(
  scope: FeedScope,
  contest: VipNode,
  offices: readonly VipNode[],
  primary: readonly string[],
): JsonObject {
  const { feed } = scope;
  const [retained] = feed.referred(contest, 'CandidateId', 'Candidate');
  const type = textOf(contest, 'Type');
  const texts = otherLanguages(contest, translated);
  const members: Record<string, string | readonly string[] | JsonObject | undefined> = {
    kind: contest.name,
    abbreviation: textOf(contest, 'Abbreviation'),
    electorate: wordsOf(contest, 'ElectorateSpecification'),
    measureType: type === 'other' ? textOf(contest, 'OtherType') || type : type,
    pro: wordsOf(contest, 'ProStatement'),
    con: wordsOf(contest, 'ConStatement'),
    effectOfAbstain: wordsOf(contest, 'EffectOfAbstain'),
    infoUri: textOf(contest, 'InfoUri'),
    hasRotation: textOf(contest, 'HasRotation'),
    retains: retained ? wordsOf(retained, 'BallotName') : '',
    officeDescription: offices
      .map((one) => wordsOf(one, 'Description'))
      .filter(Boolean)
      .join(' / '),
    isPartisan: offices
      .map((one) => textOf(one, 'IsPartisan'))
      .filter(Boolean)
      .join(' / '),
    term: offices.map(termOf).filter(Boolean).join(' / '),
    primaryParties: primary,
    texts,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isNothing(value)));
}

const isNothing = (value: unknown) =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function ocdIds(nodes: readonly VipNode[]) {
  const ids = nodes.flatMap((node) => ocdIdOf(node) ?? []);
  return [...new Set(ids)].map((value) => ({ scheme: 'ocd', scope: '', value }));
}
