import { createRandom, drawIndex, type Random } from '../random.ts';

/** How large a feed is. */
export interface VipFeedOptions {
  readonly localities: number;
  readonly precinctsOfLocality: number;
  /** Street segments of each precinct: nearly all of what feeds of states consist of. */
  readonly segmentsOfPrecinct: number;
  readonly seed: number;
}

/** How many of each thing a feed has. */
export interface VipFeedTotals {
  readonly localities: number;
  readonly precincts: number;
  readonly splits: number;
  readonly ballotStyles: number;
  readonly contests: number;
  readonly candidates: number;
  readonly pollingPlaces: number;
  readonly streetSegments: number;
}

const statewide = 6;
const candidatesOfContest = 3;
/** One of so many precincts has two splits, of the two styles of its locality, and is nothing beside them. */
const splitEach = 10;
const isSplit = (precinct: number) => precinct % splitEach === 0;
const stylesOfLocality = 2;

/** What a feed of these sizes has, known before it is written. */
export function vipFeedTotals(options: VipFeedOptions): VipFeedTotals {
  const { localities, precinctsOfLocality, segmentsOfPrecinct } = options;
  const precincts = localities * precinctsOfLocality;
  const split = Math.ceil(precincts / splitEach);
  const contests = statewide + localities * stylesOfLocality;
  return {
    ...{ localities, precincts: precincts - split, splits: 2 * split },
    ...{ ballotStyles: localities * stylesOfLocality, contests },
    candidates: contests * candidatesOfContest,
    ...{ pollingPlaces: precincts, streetSegments: precincts * segmentsOfPrecinct },
  };
}

/**
 * A feed of a made-up state in VIP 5.2, in pieces of text. Street segments come first, so that they name precincts which
 * are not there yet.
 */
export function* vipFeed(options: VipFeedOptions): Generator<string, void> {
  const random = createRandom(options.seed);
  const precincts = options.localities * options.precinctsOfLocality;
  yield head();
  for (let precinct = 0; precinct < precincts; precinct += 1)
    yield segments(precinct, options.segmentsOfPrecinct, random);
  for (let contest = 0; contest < statewide; contest += 1)
    yield contestOf(`s${contest}`, 'edState');
  for (let locality = 0; locality < options.localities; locality += 1) yield localityOf(locality);
  for (let precinct = 0; precinct < precincts; precinct += 1)
    yield precinctOf(precinct, Math.floor(precinct / options.precinctsOfLocality));
  yield '</VipObject>\n';
}

function head(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<VipObject schemaVersion="5.2">\n',
    element('Source', 'src1', [
      '<Name>State of Kansas</Name><VipId>20</VipId><DateTime>2032-10-01T00:00:00</DateTime>',
    ]),
    element('State', 'st20', [
      identifiers('ocd-division/country:us/state:ks'),
      '<Name>Kansas</Name>',
    ]),
    element('Election', 'ele1', [
      '<Date>2032-11-02</Date>',
      text('ElectionType', 'General'),
      text('Name', 'Kansas 2032 General Election'),
      '<StateId>st20</StateId>',
    ]),
    district('edState', 'ocd-division/country:us/state:ks', 'Kansas', 'state'),
    ...['DEM', 'REP', 'LIB'].map((code, place) =>
      element('Party', `par${place}`, [
        `<Abbreviation>${code}</Abbreviation>`,
        text('Name', `Party of ${code}`),
      ]),
    ),
  ].join('');
}

function segments(precinct: number, count: number, random: Random): string {
  let written = '';
  for (let segment = 0; segment < count; segment += 1) {
    const start = 100 * (1 + drawIndex(random, 90));
    written += element('StreetSegment', `ss${precinct}-${segment}`, [
      '<AddressDirection>N</AddressDirection><City>Springfield</City>',
      '<IncludesAllAddresses>false</IncludesAllAddresses><OddEvenBoth>both</OddEvenBoth>',
      `<PrecinctId>pre${precinct}${isSplit(precinct) ? 'A' : ''}</PrecinctId><StartHouseNumber>${start}</StartHouseNumber>`,
      `<EndHouseNumber>${start + 98}</EndHouseNumber><State>KS</State>`,
      `<StreetName>Street ${drawIndex(random, 5000)}</StreetName><StreetSuffix>AVE</StreetSuffix>`,
      `<Zip>${66_000 + drawIndex(random, 900)}</Zip>`,
    ]);
  }
  return written;
}

function localityOf(locality: number): string {
  const ocdId = `ocd-division/country:us/state:ks/county:county_${locality}`;
  const styles = Array.from({ length: stylesOfLocality }, (_, style) => `l${locality}-${style}`);
  return [
    element('Locality', `loc${locality}`, [
      identifiers(ocdId),
      `<Name>County ${locality}</Name><StateId>st20</StateId><Type>county</Type>`,
    ]),
    district(`ed${locality}`, ocdId, `County ${locality}`, 'county'),
    ...styles.map((contest) => contestOf(contest, `ed${locality}`)),
    ...styles.map((contest) =>
      element('BallotStyle', `bs-${contest}`, [
        `<OrderedContestIds>${[...statewideContests(), contest].map((id) => `oc${id}`).join(' ')}</OrderedContestIds>`,
      ]),
    ),
  ].join('');
}

const statewideContests = () => Array.from({ length: statewide }, (_, contest) => `s${contest}`);

function contestOf(id: string, districtId: string): string {
  const places = Array.from({ length: candidatesOfContest }, (_, place) => place);
  return [
    ...places.flatMap((place) => [
      element('Candidate', `can${id}-${place}`, [
        text('BallotName', `Candidate ${place} of ${id}`),
        `<PartyId>par${place}</PartyId>`,
      ]),
      element('CandidateSelection', `cs${id}-${place}`, [
        `<CandidateIds>can${id}-${place}</CandidateIds>`,
      ]),
    ]),
    element('Office', `off${id}`, [
      `<ElectoralDistrictId>${districtId}</ElectoralDistrictId>`,
      text('Name', `Office ${id}`),
    ]),
    element('CandidateContest', `cc${id}`, [
      `<BallotSelectionIds>${places.map((place) => `cs${id}-${place}`).join(' ')}</BallotSelectionIds>`,
      text('BallotTitle', `Office ${id}`),
      `<ElectoralDistrictId>${districtId}</ElectoralDistrictId><Name>Office ${id}</Name>`,
      `<OfficeIds>off${id}</OfficeIds><VotesAllowed>1</VotesAllowed>`,
    ]),
    element('OrderedContest', `oc${id}`, [`<ContestId>cc${id}</ContestId>`]),
  ].join('');
}

function precinctOf(precinct: number, locality: number): string {
  const parts = isSplit(precinct) ? ['A', 'B'] : [''];
  const number = String(precinct).padStart(5, '0');
  return [
    element('PollingLocation', `pl${precinct}`, [
      `<AddressStructured><Line1>${precinct} Main St</Line1><City>Springfield</City>`,
      '<State>KS</State><Zip>66000</Zip></AddressStructured>',
      `<Name>School ${precinct}</Name>`,
    ]),
    ...parts.map((split, place) =>
      precinctElement({ precinct, locality, number, split, style: place % stylesOfLocality }),
    ),
  ].join('');
}

function precinctElement(of: {
  readonly precinct: number;
  readonly locality: number;
  readonly number: string;
  readonly split: string;
  readonly style: number;
}): string {
  const { precinct, locality, number, split, style } = of;
  return element('Precinct', `pre${precinct}${split}`, [
    `<BallotStyleId>bs-l${locality}-${style}</BallotStyleId>`,
    `<ElectoralDistrictIds>edState ed${locality}</ElectoralDistrictIds>`,
    `<LocalityId>loc${locality}</LocalityId><Name>Precinct ${number}</Name>`,
    `<Number>${number}</Number><PollingLocationIds>pl${precinct}</PollingLocationIds>`,
    ...(split === '' ? [] : [`<PrecinctSplitName>${split}</PrecinctSplitName>`]),
  ]);
}

function district(id: string, ocdId: string, name: string, type: string): string {
  return element('ElectoralDistrict', id, [
    identifiers(ocdId),
    `<Name>${name}</Name><Type>${type}</Type>`,
  ]);
}

function identifiers(ocdId: string): string {
  return `<ExternalIdentifiers><ExternalIdentifier><Type>ocd-id</Type><Value>${ocdId}</Value></ExternalIdentifier></ExternalIdentifiers>`;
}

function text(name: string, words: string): string {
  return `<${name}><Text language="en">${words}</Text></${name}>`;
}

function element(name: string, id: string, members: readonly string[]): string {
  return `  <${name} id="${id}">\n    ${members.join('\n    ')}\n  </${name}>\n`;
}
