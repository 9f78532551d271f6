import { changedPart, vipFeed } from './vip-feed.ts';
import { keyed, readText, readTexts } from './read-text.ts';

const readVip = (xml: string, election?: string) =>
  readText('feed.xml', xml, election === undefined ? {} : { election });
const codesOf = ({ issues }: { issues: readonly { code: string }[] }) =>
  issues.map(({ code }) => code).sort();

describe('a feed of the Voting Information Project', () => {
  it('is one election, in the part of its source and county', async () => {
    const { facts, election } = await readVip(vipFeed());
    expect(facts.source.kind).toBe('vip/55/county:55901');
    expect(election.election).toEqual({
      key: 'us-wi-2026-11-03',
      date: '2026-11-03',
      name: 'Fall election',
      type: 'general',
      statePostal: 'WI',
      ocdId: 'ocd-division/country:us/state:wi',
      externalIds: [{ scheme: 'vip', scope: '55', value: 'ele' }],
    });
  });

  it('has units: the state, the county, precincts and splits', async () => {
    const { election } = await readVip(vipFeed());
    expect(election.units.map(({ key }) => key)).toEqual([
      'state',
      'county:55901',
      'precinct:55901/001',
      'split:55901/002/a',
      'split:55901/002/b',
    ]);
    expect(keyed(election.units, 'state').pollClosingTime).toBe('2026-11-03T20:00:00-06:00');
    expect(keyed(election.units, 'county:55901')).toEqual({
      key: 'county:55901',
      kind: 'county',
      name: 'Lake County',
      parent: 'state',
      statePostal: 'WI',
      fipsCode: '55901',
      pollingPlaces: ['drop_off:2-main-st-53000'],
      externalIds: [
        { scheme: 'vip', scope: '55', value: 'loc' },
        { scheme: 'state-level', scope: 'WI', value: 'L1' },
      ],
    });
    expect(keyed(election.units, 'split:55901/002/a')).toEqual({
      key: 'split:55901/002/a',
      kind: 'split',
      name: 'South',
      number: '002',
      splitName: 'A',
      parent: 'county:55901',
      statePostal: 'WI',
      fipsCode: '55901',
      info: 'Ward 7.',
      districts: ['wi', 'wi-state-house-3'],
      ballotStyles: ['55901/b2'],
      externalIds: [{ scheme: 'vip', scope: '55', value: 'p2a' }],
    });
    expect(keyed(election.units, 'split:55901/002/b').info).toBe('All voters vote by mail.');
  });

  it('has polling places of three kinds with their hours', async () => {
    const { election } = await readVip(vipFeed());
    expect(election.pollingPlaces).toEqual([
      {
        key: 'polling_place:town-hall-1-main-st-53000',
        kind: 'polling_place',
        name: 'Town Hall',
        address: {
          line1: '1 Main St',
          line2: 'Rear door',
          city: 'Lakeville',
          state: 'WI',
          zip: '53000',
        },
        lat: 43.5,
        lon: -89.25,
        hours: [{ start: '2026-11-03T07:00:00-06:00', end: '2026-11-03T20:00:00-06:00' }],
        notes: 'Use the ramp',
        externalIds: [{ scheme: 'vip', scope: '55', value: 'hall' }],
      },
      {
        key: 'early_vote_site:court-house-court-square',
        kind: 'early_vote_site',
        name: 'Court House',
        address: { line1: 'Court square', line2: '', city: '', state: '', zip: '' },
        lat: null,
        lon: null,
        hours: [
          { start: '2026-10-30T09:00:00-05:00', end: '2026-10-30T12:00:00-05:00' },
          { start: '2026-10-31T09:00:00-05:00', end: '2026-10-31T12:00:00-05:00' },
          { start: '2026-10-30T13:00:00-05:00', end: '2026-10-31T00:00:00-05:00' },
          { start: '2026-10-31T13:00:00-05:00', end: '2026-11-01T00:00:00-05:00' },
        ],
        notes: 'subject to change',
        externalIds: [{ scheme: 'vip', scope: '55', value: 'early' }],
      },
      {
        key: 'drop_off:2-main-st-53000',
        kind: 'drop_off',
        name: '',
        address: {
          line1: '2 Main St',
          line2: 'Lobby',
          city: 'Lakeville',
          state: 'WI',
          zip: '53000',
        },
        lat: null,
        lon: null,
        hours: [],
        notes: '',
        externalIds: [{ scheme: 'vip', scope: '55', value: 'box' }],
      },
    ]);
  });

  it('has races with their candidates, in the order of the ballot', async () => {
    const { election } = await readVip(vipFeed());
    const { candidates = [], ...governor } = keyed(election.races, 'governor-wi');
    expect(governor).toMatchObject({
      kind: 'office',
      title: 'For Governor',
      office: 'governor',
      officeName: 'Governor / Lieutenant Governor',
      level: 'state',
      district: 'wi',
      stage: 'general',
      votingMethod: 'instant-runoff',
      isRanked: true,
      voteFor: 1,
      winners: 1,
      ballotOrder: 1,
      isSpecial: false,
      isRetention: false,
    });
    expect(governor.details).toMatchObject({
      vip: { texts: { es: { BallotTitle: 'Para gobernador' } } },
    });
    expect(candidates).toEqual([
      {
        key: 'ann-poe-bo-rye',
        kind: 'person',
        name: 'Ann Poe / Bo Rye',
        first: 'Ann',
        middle: 'B. C.',
        last: 'Poe',
        suffix: '',
        party: 'BLU',
        isIncumbent: true,
        qualified: 'yes',
        ballotOrder: 2,
        details: { vip: { ticket: ['Ann Poe', 'Bo Rye'], preElectionStatus: 'qualified' } },
        externalIds: ['s1', 'c1', 'c2'].map((value) => ({ scheme: 'vip', scope: '55', value })),
      },
      {
        key: 'cy-roe',
        kind: 'person',
        name: 'Cy Roe',
        first: 'Cy',
        middle: '',
        last: 'Roe',
        suffix: 'Jr.',
        party: 'red-gold',
        ballotOrder: 1,
        details: { vip: { endorsedBy: ['BLU'] } },
        externalIds: ['s2', 'c3'].map((value) => ({ scheme: 'vip', scope: '55', value })),
      },
      {
        key: 'write-in',
        kind: 'write-in',
        name: 'Write-in',
        party: '',
        ballotOrder: 3,
        externalIds: [{ scheme: 'vip', scope: '55', value: 's3' }],
      },
    ]);
  });

  it('has measures, retentions and party contests', async () => {
    const { election } = await readVip(vipFeed());
    expect(election.races.map(({ key, kind }) => [key, kind])).toEqual([
      ['governor-wi', 'office'],
      ['assembly-wi-state-house-3-blu', 'office'],
      ['question-1-wi-55901-lake-board-pond-district', 'measure'],
      ['justice-wi', 'office'],
      ['straight-party-wi', 'office'],
    ]);
    const assembly = keyed(election.races, 'assembly-wi-state-house-3-blu');
    expect(assembly).toMatchObject({ party: 'BLU', isSpecial: true, voteFor: 2, winners: 2 });
    expect(assembly).toMatchObject({ office: 'state-house', level: 'state' });
    expect(assembly.candidates?.[0]).toMatchObject({ name: 'Di Sol', qualified: 'no' });
    const measure = keyed(election.races, 'question-1-wi-55901-lake-board-pond-district');
    expect(measure).toMatchObject({
      title: 'Question 1',
      office: '',
      question: 'Shall the pond be kept?',
      info: 'Keeps the pond',
      threshold: '2/3 + 1',
    });
    expect(measure.candidates?.map(({ key, kind }) => [key, kind])).toEqual([
      ['yes', 'option'],
      ['no', 'option'],
    ]);
    const retention = keyed(election.races, 'justice-wi');
    expect(retention).toMatchObject({ isRetention: true, question: 'Keep Justice Roe?' });
    expect(retention.details).toMatchObject({ vip: { retains: 'Cy Roe' } });
    const party = keyed(election.races, 'straight-party-wi');
    expect(party.candidates?.map(({ name, party: code }) => [name, code])).toEqual([
      ['Blue', 'BLU'],
      ['Red & Gold', 'red-gold'],
    ]);
  });

  it('has districts and parties', async () => {
    const { facts } = await readVip(vipFeed());
    expect(facts.districts).toEqual([
      {
        key: 'wi',
        type: 'state',
        name: 'Wisconsin',
        statePostal: 'WI',
        ocdId: 'ocd-division/country:us/state:wi',
      },
      {
        key: 'wi-state-house-3',
        type: 'state-house',
        name: 'Assembly District 3',
        number: 3,
        statePostal: 'WI',
      },
      {
        key: 'wi-55901-lake-board-pond-district',
        type: 'lake-board',
        name: 'Pond District',
        statePostal: 'WI',
      },
    ]);
    expect(facts.parties).toEqual([
      { scheme: 'vip', code: 'BLU', name: 'Blue' },
      { scheme: 'vip', code: 'red-gold', name: 'Red & Gold' },
    ]);
  });

  it('takes ballots from the styles and says what only the districts give', async () => {
    const { election, issues } = await readVip(vipFeed());
    expect(election.ballotStyles).toEqual([
      {
        key: '55901/b1',
        name: 'b1',
        party: '',
        races: [
          'straight-party-wi',
          'question-1-wi-55901-lake-board-pond-district',
          'governor-wi',
          'justice-wi',
        ],
      },
      {
        key: '55901/b2',
        name: 'b2',
        party: 'BLU',
        races: ['straight-party-wi', 'governor-wi', 'assembly-wi-state-house-3-blu'],
      },
    ]);
    const differences = issues.filter(({ code }) => code === 'vip_style_differs');
    expect(differences.map(({ message }) => message)).toEqual([
      'BallotStyle b2 lacks the contest "Keep Justice Roe?" (justice-wi), which the districts of 1 of its precincts have; the ballot style is taken',
      'BallotStyle b1 lacks the contest "Assembly" (assembly-wi-state-house-3-blu), which the districts of 1 of its precincts have; the ballot style is taken',
    ]);
  });

  it('makes a style for each distinct list of contests where it has none', async () => {
    const precincts = changedPart('precincts', /<BallotStyleId>.*?<\/BallotStyleId>/g, '');
    const read = await readVip(vipFeed({ styles: '', precincts }));
    const { units, ballotStyles } = read.election;
    const racesOf = (unit: string) =>
      keyed(units, unit).ballotStyles?.flatMap((style) => keyed(ballotStyles, style).races);
    const question = 'question-1-wi-55901-lake-board-pond-district';
    expect(ballotStyles).toHaveLength(3);
    expect(racesOf('precinct:55901/001')).toEqual([
      'governor-wi',
      'justice-wi',
      'straight-party-wi',
      question,
    ]);
    expect(racesOf('split:55901/002/a')).toEqual([
      'governor-wi',
      'justice-wi',
      'assembly-wi-state-house-3-blu',
      'straight-party-wi',
    ]);
    expect(codesOf(read)).toContain('vip_no_style');
  });

  it('counts what it leaves out', async () => {
    const { issues } = await readVip(vipFeed());
    const [leftOut] = issues.filter(({ code }) => code === 'vip_left_out');
    expect(leftOut?.message).toBe(
      'left out, as elections have no place for them: 1 Election/IsStatewide, 1 Party/Color, 1 OrderedContest/OrderedBallotSelectionIds, 2 StreetSegment',
    );
  });

  it('is called by state, type and day where it has no name, which is said', async () => {
    const election = changedPart('election', /<Name>.*?<\/Name>/, '');
    const read = await readVip(vipFeed({ election }));
    expect(read.election.election.name).toBe('Wisconsin general election of 2026-11-03');
    expect(codesOf(read)).toContain('vip_name_made');
  });

  it('names no election that is stored', async () => {
    const election = changedPart('election', /<Name>.*?<\/Name>/, '');
    const content = { 'feed.xml': vipFeed({ election }) };
    const [read] = await readTexts(content, {}, ['us-wi-2026-11-03']);
    expect(read?.facts.elections[0]?.election.name).toBeUndefined();
  });

  it('goes into the election that a person names', async () => {
    const read = await readVip(
      vipFeed({ state: '<State id="st"><Name>Elsewhere</Name></State>', source: '' }),
      'mine',
    );
    expect(read.election.election).toMatchObject({ key: 'mine', date: '2026-11-03' });
    expect(read.election.election.statePostal).toBeUndefined();
  });

  it('says the features of a boundary file that a precinct consists of', async () => {
    const file = `<ExternalFile id="ef"><FileUri>maps/map.zip</FileUri><Checksum><Algorithm>sha-512</Algorithm><Value>AB12</Value></Checksum></ExternalFile>`;
    const boundary = `<SpatialBoundary><ExternalGeospatialFeature><ExternalFileId>ef</ExternalFileId><FileFormat>shp</FileFormat><FeatureIdentifier><Index>3</Index></FeatureIdentifier><FeatureIdentifier><Index>5</Index></FeatureIdentifier></ExternalGeospatialFeature></SpatialBoundary>`;
    const precincts = changedPart(
      'precincts',
      '</PollingLocationIds>',
      `</PollingLocationIds>${boundary}`,
    );
    const { election } = await readVip(vipFeed({ precincts, streets: file }, '6.0'));
    expect(keyed(election.units, 'precinct:55901/001').externalIds?.slice(1)).toEqual([
      { scheme: 'vip-feature', scope: 'map.zip#sha-512:ab12', value: '3' },
      { scheme: 'vip-feature', scope: 'map.zip#sha-512:ab12', value: '5' },
    ]);
  });
});

describe('two feeds of one state and day', () => {
  it('have no key of a county in common', async () => {
    const first = await readVip(vipFeed());
    const locality = changedPart('locality', '>901<', '>903<').replace(
      'Lake County',
      'Hill County',
    );
    const second = await readVip(vipFeed({ locality }));
    expect(second.facts.source.kind).toBe('vip/55/county:55903');
    const keysOf = ({ election: { units, ballotStyles } }: typeof first) =>
      [...units, ...ballotStyles].map(({ key }) => key);
    expect(keysOf(first).filter((key) => keysOf(second).includes(key))).toEqual(['state']);
    const racesOf = ({ election }: typeof first) => election.races.map(({ key }) => key);
    expect(racesOf(first).filter((key) => !racesOf(second).includes(key))).toEqual([
      'question-1-wi-55901-lake-board-pond-district',
    ]);
  });
});

describe('a feed with faults', () => {
  it.each([
    ['no election', { election: '' }, /has no Election/],
    [
      'two elections',
      { streets: '<Election id="e2"><Date>2026-11-03</Date></Election>' },
      /line \d+: has more than one Election/,
    ],
    ['no date', { election: changedPart('election', /<Date>.*?<\/Date>/, '') }, /has no Date/],
    [
      'a day that is none',
      { election: changedPart('election', '2026-11-03', '2026-02-30') },
      /has the date "2026-02-30"/,
    ],
    [
      'no state',
      { state: '', source: '', election: changedPart('election', '<StateId>st</StateId>', '') },
      /--election/,
    ],
  ])('is refused with %s', async (_, changes, message) => {
    await expect(readVip(vipFeed(changes))).rejects.toThrow(message);
  });

  it.each(['4.0', '3', '7.1', 'x'])('is refused in version %s', async (version) => {
    await expect(readVip(vipFeed({}, version))).rejects.toThrow(/only 5 and 6 are read/);
  });

  it('of VIP 3 is refused as such', async () => {
    await expect(readVip('<vip_object schemaVersion="3.0"/>')).rejects.toThrow(/feed of VIP 3/);
  });

  it('says ids that lead nowhere with their places, once', async () => {
    const precincts = changedPart('precincts', 'dst dpond<', 'dst nowhere loc<');
    const read = await readVip(vipFeed({ precincts }));
    const dangling = read.issues.filter(({ code }) => code === 'vip_dangling');
    expect(dangling.map(({ message, count }) => [message, count])).toEqual([
      ['Precinct p1: its ElectoralDistrictIds is "nowhere", which is not in the feed', 1],
      ['Precinct p1: its ElectoralDistrictIds is "loc", which is a Locality', 1],
    ]);
    expect(dangling[0]?.lines).toHaveLength(1);
    expect(keyed(read.election.units, 'precinct:55901/001').districts).toEqual(['wi']);
  });

  it.each([
    [
      'an unknown element',
      changedPart('precincts', '<Ward>', '<Shape>x</Shape><Ward>'),
      'vip_unknown',
    ],
    [
      'an element twice',
      changedPart('precincts', '<Ward>', '<Name>Other</Name><Ward>'),
      'vip_repeated',
    ],
    ['an id twice', changedPart('precincts', '"p2b"', '"p2a"'), 'vip_duplicate_id'],
    ['a precinct twice', changedPart('precincts', '>B<', '>A<'), 'vip_ok'],
    ['a word for a truth value', changedPart('precincts', '>true<', '>maybe<'), 'vip_unreadable'],
  ])('says %s', async (_, precincts, code) => {
    const read = await readVip(vipFeed({ precincts }));
    if (code === 'vip_ok') {
      const keys = read.election.units.map(({ key }) => key);
      expect(keys.slice(3)).toEqual(['split:55901/002-south~p2a/a', 'split:55901/002-south~p2b/a']);
    } else expect(codesOf(read)).toContain(code);
  });

  it.each([
    ['without a zone', changedPart('hours', '20:00:00-06:00', '20:00:00')],
    ['without days', changedPart('hours', '<StartDate>2026-11-03</StartDate>', '')],
    ['of too many days', changedPart('hours', '<EndDate>2026-11-03', '<EndDate>2029-11-03')],
  ])('keeps hours %s as a note', async (_, hours) => {
    const read = await readVip(vipFeed({ hours }));
    const hall = keyed(read.election.pollingPlaces, 'polling_place:town-hall-1-main-st-53000');
    expect(hall.hours).toEqual([]);
    expect(hall.notes).toMatch(/^Use the ramp; open 07:00:00-06:00 to 20:00:00/);
    expect(codesOf(read)).toContain('vip_hours');
  });

  it('says a contest that is on no ballot', async () => {
    const styles = changedPart('styles', 'o5 o3 o1 o2', 'o5 o1 o2');
    const read = await readVip(vipFeed({ styles }));
    expect(codesOf(read)).toContain('vip_no_ballot');
  });
});
