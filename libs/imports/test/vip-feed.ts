const text = (element: string, english: string, spanish?: string) =>
  `<${element}>${spanish === undefined ? '' : `<Text language="es">${spanish}</Text>`}<Text language="en">${english}</Text></${element}>`;
const id = (type: string, value: string) =>
  `<ExternalIdentifier><Type>${type}</Type><Value>${value}</Value></ExternalIdentifier>`;
const ids = (...list: string[]) => `<ExternalIdentifiers>${list.join('')}</ExternalIdentifiers>`;

/** The elements of a small made-up feed of one county of Wisconsin, by what they are. */
const parts = {
  source:
    '<Source id="src"><DateTime>2026-10-01T08:00:00</DateTime><Name>Lake County</Name><VipId>55</VipId></Source>',
  election: `<Election id="ele"><Date>2026-11-03</Date>${text('ElectionType', 'General', 'Generales')}<HoursOpenId>day</HoursOpenId><IsStatewide>true</IsStatewide>${text('Name', 'Fall election')}<StateId>st</StateId></Election>`,
  state: `<State id="st">${ids(id('ocd-id', 'ocd-division/country:us/state:wi'), id('fips', '55'))}<Name>Wisconsin</Name></State>`,
  locality: `<Locality id="loc">${ids(id('fips', '901'), id('state-level', 'L1'))}<Name>Lake County</Name><PollingLocationIds>box</PollingLocationIds><StateId>st</StateId><Type>county</Type></Locality>`,
  places: `<PollingLocation id="hall"><AddressLine>1 Main St</AddressLine><AddressLine>Rear door</AddressLine><AddressLine>Lakeville, WI 53000</AddressLine>${text('Directions', 'Use the ramp')}<HoursOpenId>day</HoursOpenId><LatLng><Latitude>43.5</Latitude><Longitude>-89.25</Longitude></LatLng><Name>Town Hall</Name></PollingLocation>
<PollingLocation id="early"><AddressLine>Court square</AddressLine><HoursOpenId>weeks</HoursOpenId><IsEarlyVoting>true</IsEarlyVoting><Name>Court House</Name></PollingLocation>
<PollingLocation id="box"><AddressStructured><Line1>2 Main St</Line1><Line2>Lobby</Line2><City>Lakeville</City><State>WI</State><Zip>53000</Zip></AddressStructured><IsDropBox>true</IsDropBox></PollingLocation>`,
  hours: `<HoursOpen id="day"><Schedule><Hours><StartTime>07:00:00-06:00</StartTime><EndTime>20:00:00-06:00</EndTime></Hours><StartDate>2026-11-03</StartDate><EndDate>2026-11-03</EndDate></Schedule></HoursOpen>
<HoursOpen id="weeks"><Schedule><Hours><StartTime>09:00:00-05:00</StartTime><EndTime>12:00:00-05:00</EndTime></Hours><Hours><StartTime>13:00:00-05:00</StartTime><EndTime>24:00:00-05:00</EndTime></Hours><IsSubjectToChange>true</IsSubjectToChange><StartDate>2026-10-30</StartDate><EndDate>2026-10-31</EndDate></Schedule></HoursOpen>`,
  parties: `<Party id="pblue"><Abbreviation>BLU</Abbreviation><Color>0000ff</Color>${text('Name', 'Blue')}</Party>
<Party id="pred">${text('Name', 'Red &amp; Gold')}</Party>`,
  districts: `<ElectoralDistrict id="dst">${ids(id('ocd-id', 'ocd-division/country:us/state:wi'))}<Name>Wisconsin</Name><Type>state</Type></ElectoralDistrict>
<ElectoralDistrict id="dh3"><Name>Assembly District 3</Name><Number>3</Number><Type>state-house</Type></ElectoralDistrict>
<ElectoralDistrict id="dpond"><Name>Pond District</Name><Type>other</Type><OtherType>Lake Board</OtherType></ElectoralDistrict>`,
  offices: `<Office id="ogov"><ElectoralDistrictId>dst</ElectoralDistrictId>${text('Name', 'Governor')}<Term><Type>full-term</Type></Term></Office>
<Office id="olt"><ElectoralDistrictId>dst</ElectoralDistrictId>${text('Name', 'Lieutenant Governor')}</Office>
<Office id="oh3"><ElectoralDistrictId>dh3</ElectoralDistrictId>${text('Name', 'Member of the Assembly')}<Term><Type>unexpired-term</Type></Term></Office>
<Office id="ojudge"><ElectoralDistrictId>dst</ElectoralDistrictId>${text('Name', 'Justice')}</Office>`,
  people: `<Person id="per1"><FirstName>Ann</FirstName><LastName>Poe</LastName><MiddleName>B.</MiddleName><MiddleName>C.</MiddleName><PartyId>pblue</PartyId></Person>
<Person id="per2"><FirstName>Cy</FirstName><LastName>Roe</LastName><Suffix>Jr.</Suffix></Person>
<Candidate id="c1">${text('BallotName', 'Ann Poe')}<IsIncumbent>true</IsIncumbent><IsTopTicket>true</IsTopTicket><PersonId>per1</PersonId><PreElectionStatus>qualified</PreElectionStatus></Candidate>
<Candidate id="c2">${text('BallotName', 'Bo Rye')}<PartyId>pblue</PartyId></Candidate>
<Candidate id="c3"><BallotName><Text language="es">Cy Roe</Text></BallotName><PartyId>pred</PartyId><PersonId>per2</PersonId></Candidate>
<Candidate id="c4">${text('BallotName', 'Di Sol')}<PreElectionStatus>withdrawn</PreElectionStatus></Candidate>`,
  selections: `<CandidateSelection id="s1"><SequenceOrder>2</SequenceOrder><CandidateIds>c1 c2</CandidateIds></CandidateSelection>
<CandidateSelection id="s2"><SequenceOrder>1</SequenceOrder><CandidateIds>c3</CandidateIds><EndorsementPartyIds>pblue</EndorsementPartyIds></CandidateSelection>
<CandidateSelection id="s3"><CandidateIds/><IsWriteIn>true</IsWriteIn></CandidateSelection>
<CandidateSelection id="s4"><CandidateIds>c4</CandidateIds></CandidateSelection>
<BallotMeasureSelection id="yes">${text('Selection', 'Yes', 'Sí')}</BallotMeasureSelection>
<BallotMeasureSelection id="no">${text('Selection', 'No')}</BallotMeasureSelection>
<PartySelection id="pl1"><PartyIds>pblue</PartyIds></PartySelection>
<PartySelection id="pl2"><PartyIds>pred</PartyIds></PartySelection>`,
  contests: `<CandidateContest id="gov"><BallotSelectionIds>s1 s2 s3</BallotSelectionIds>${text('BallotTitle', 'For Governor', 'Para gobernador')}<ElectoralDistrictId>dst</ElectoralDistrictId><Name>Governor</Name><SequenceOrder>1</SequenceOrder><VoteVariation>rcv</VoteVariation><NumberElected>1</NumberElected><OfficeIds>ogov olt</OfficeIds><VotesAllowed>1</VotesAllowed></CandidateContest>
<CandidateContest id="h3"><BallotSelectionIds>s4</BallotSelectionIds><ElectoralDistrictId>dh3</ElectoralDistrictId><Name>Assembly</Name><SequenceOrder>3</SequenceOrder><NumberElected>2</NumberElected><OfficeIds>oh3</OfficeIds><PrimaryPartyIds>pblue</PrimaryPartyIds><VotesAllowed>2</VotesAllowed></CandidateContest>
<BallotMeasureContest id="q1"><BallotSelectionIds>yes no</BallotSelectionIds>${text('BallotTitle', 'Shall the pond be kept?')}<ElectoralDistrictId>dpond</ElectoralDistrictId><Name>Question 1</Name>${text('PassageThreshold', '2/3 + 1')}${text('SummaryText', 'Keeps the pond')}<Type>initiative</Type></BallotMeasureContest>
<RetentionContest id="ret"><BallotSelectionIds>yes no</BallotSelectionIds>${text('BallotTitle', 'Keep Justice Roe?')}<ElectoralDistrictId>dst</ElectoralDistrictId><Name>Justice</Name><SequenceOrder>2</SequenceOrder><CandidateId>c3</CandidateId><OfficeId>ojudge</OfficeId></RetentionContest>
<PartyContest id="pty"><BallotSelectionIds>pl1 pl2</BallotSelectionIds><ElectoralDistrictId>dst</ElectoralDistrictId><Name>Straight party</Name></PartyContest>`,
  styles: `<OrderedContest id="o1"><ContestId>gov</ContestId></OrderedContest>
<OrderedContest id="o2"><ContestId>ret</ContestId></OrderedContest>
<OrderedContest id="o3"><ContestId>q1</ContestId><OrderedBallotSelectionIds>no yes</OrderedBallotSelectionIds></OrderedContest>
<OrderedContest id="o4"><ContestId>h3</ContestId></OrderedContest>
<OrderedContest id="o5"><ContestId>pty</ContestId></OrderedContest>
<BallotStyle id="b1"><OrderedContestIds>o5 o3 o1 o2</OrderedContestIds></BallotStyle>
<BallotStyle id="b2"><OrderedContestIds>o5 o1 o4</OrderedContestIds><PartyIds>pblue</PartyIds></BallotStyle>`,
  precincts: `<Precinct id="p1"><BallotStyleId>b1</BallotStyleId><ElectoralDistrictIds>dst dpond</ElectoralDistrictIds><LocalityId>loc</LocalityId><Name>North</Name><Number>001</Number><PollingLocationIds>hall early</PollingLocationIds></Precinct>
<Precinct id="p2a"><BallotStyleId>b2</BallotStyleId><ElectoralDistrictIds>dst dh3</ElectoralDistrictIds><LocalityId>loc</LocalityId><Name>South</Name><Number>002</Number><PrecinctSplitName>A</PrecinctSplitName><Ward>7</Ward></Precinct>
<Precinct id="p2b"><BallotStyleId>b1</BallotStyleId><ElectoralDistrictIds>dst dpond dh3</ElectoralDistrictIds><IsMailOnly>true</IsMailOnly><LocalityId>loc</LocalityId><Name>South</Name><Number>002</Number><PrecinctSplitName>B</PrecinctSplitName></Precinct>`,
  streets: `<StreetSegment id="ss1"><City>Lakeville</City><OddEvenBoth>both</OddEvenBoth><PrecinctId>p1</PrecinctId><State>WI</State></StreetSegment>
<StreetSegment id="ss2"><City>Lakeville</City><!-- a comment --><PrecinctId>p1</PrecinctId><State>WI</State></StreetSegment>`,
};

export type FeedPart = keyof typeof parts;

/** The small feed as text, some of its parts left out or put in another way. */
export function vipFeed(changes: Partial<Record<FeedPart, string>> = {}, version = '5.2'): string {
  const elements = Object.values({ ...parts, ...changes });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<VipObject schemaVersion="${version}">\n${elements.join('\n')}\n</VipObject>\n`;
}

/** One part of the small feed, with words replaced. */
export function changedPart(part: FeedPart, from: string | RegExp, to: string): string {
  const changed = parts[part].replace(from, to);
  if (changed === parts[part]) throw new Error(`${String(from)} is not in ${part}`);
  return changed;
}
