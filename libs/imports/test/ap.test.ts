import { recording, withFirstRace, withUnit } from './ap-recording.ts';
import { keyed, readText, readTexts } from './read-text.ts';

async function readAp(content: string = JSON.stringify(recording())) {
  const [read] = await readTexts({ 'reply.json': content });
  if (!read) throw new Error('nothing was read');
  const of = (key: string) => {
    const found = read.facts.elections.find(({ election }) => election.key === key);
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  return { ...read, wi: of('us-wi-2026-11-03'), of };
}

const codesOf = ({ issues }: { issues: readonly { code: string }[] }) =>
  issues.map(({ code }) => code).sort();

describe('a reply of the AP Elections API', () => {
  it('is an election for each state', async () => {
    const { facts, issues } = await readAp();
    expect(facts.source.kind).toBe('ap');
    expect(facts.elections.map(({ election }) => election)).toEqual([
      {
        key: 'us-wi-2026-11-03',
        date: '2026-11-03',
        statePostal: 'WI',
        name: 'Wisconsin election of 2026-11-03',
      },
      {
        key: 'us-vt-2026-11-03',
        date: '2026-11-03',
        statePostal: 'VT',
        name: 'Vermont general election of 2026-11-03',
      },
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['ap_fips_mended', 'ap_no_results']);
  });

  it('has units: the state, counties, towns of New England, and others', async () => {
    const { wi, of } = await readAp();
    expect(wi.units).toEqual([
      { key: 'state', kind: 'state', name: 'Wisconsin', statePostal: 'WI' },
      {
        key: 'county:05001',
        kind: 'county',
        name: 'Adams',
        parent: 'state',
        statePostal: 'WI',
        fipsCode: '05001',
        position: 50001,
        externalIds: [{ scheme: 'ap', scope: 'WI', value: '50001' }],
      },
      {
        key: 'other:62801',
        kind: 'other',
        name: 'Mail ballots',
        parent: 'state',
        statePostal: 'WI',
        position: 62801,
        externalIds: [{ scheme: 'ap', scope: 'WI', value: '62801' }],
      },
    ]);
    expect(of('us-vt-2026-11-03').units[1]).toMatchObject({
      key: 'town:46002',
      kind: 'town',
      fipsCode: '50001',
    });
  });

  it('has races with their candidates', async () => {
    const { wi } = await readAp();
    expect(wi.races.map(({ key }) => key)).toEqual(['ap-50001', 'ap-50002', 'ap-50003']);
    const { candidates, ...governor } = keyed(wi.races, 'ap-50001');
    expect(governor).toEqual({
      key: 'ap-50001',
      kind: 'office',
      title: 'Governor',
      office: 'governor',
      officeName: 'Governor',
      description: '',
      level: 'state',
      seatName: '',
      seatNumber: '',
      statePostal: 'WI',
      stage: 'general',
      isSpecial: false,
      isRetention: false,
      apTypeId: 'G',
      apOfficeId: 'G',
      party: '',
      isUncontested: false,
      isNational: true,
      winners: 1,
      runoffPlaces: 0,
      details: { ap: { raceType: 'General', keyRace: true } },
      externalIds: [{ scheme: 'ap', scope: '2026-11-03/WI', value: '50001' }],
    });
    expect(candidates).toEqual([
      {
        key: 'ap-12',
        kind: 'person',
        name: 'Ann B. Rye Jr.',
        first: 'Ann',
        middle: 'B.',
        last: 'Rye',
        suffix: 'Jr.',
        party: 'GOP',
        isIncumbent: true,
        ballotOrder: 1,
        details: { ap: { polID: '0', polNum: '9012' } },
        externalIds: [{ scheme: 'ap', scope: '2026-11-03/WI/50001', value: '12' }],
      },
      expect.objectContaining({
        key: 'ap-11',
        name: 'Ann Poe',
        ballotOrder: 2,
        isIncumbent: false,
      }),
    ]);
    const measure = keyed(wi.races, 'ap-50002');
    expect(measure).toMatchObject({
      kind: 'measure',
      title: 'Question 1 - Pond',
      office: '',
      description: 'Keeps the pond',
    });
    expect(measure.candidates?.map(({ name, kind }) => [name, kind])).toEqual([
      ['Yes', 'option'],
      ['No', 'option'],
    ]);
  });

  it('has races before their results', async () => {
    const { wi } = await readAp();
    expect(keyed(wi.races, 'ap-50003')).toMatchObject({
      office: 'state-house',
      level: 'state',
      stage: 'primary',
      party: 'Dem',
      seatNumber: '3',
      isUncontested: true,
      winners: 2,
      runoffPlaces: 1,
    });
    expect(wi.results.map(({ race }) => race)).toEqual(['ap-50001', 'ap-50002']);
  });

  it('has the counts of each unit, that of the state as it is sent', async () => {
    const { wi } = await readAp();
    const [governor] = wi.results;
    const times = { lastUpdated: '2026-11-04T02:00:00.500Z' };
    expect(governor).toEqual({
      race: 'ap-50001',
      resultsType: 'live',
      ...times,
      tabulationStatus: '',
      raceCallStatus: '',
      candidates: ['ap-11', 'ap-12'],
      columns: ['votes', 'avotes', 'electoral'],
      units: [
        {
          unit: 'state',
          precinctsReporting: 3,
          precinctsTotal: 8,
          electoralTotal: 10,
          ...times,
          counts: [
            [60, 5, 10],
            [50, 4, 0],
          ],
        },
        {
          unit: 'county:05001',
          precinctsReporting: 2,
          precinctsTotal: 4,
          electoralTotal: null,
          ...times,
          counts: [
            [40, null, null],
            [10, null, null],
          ],
        },
        {
          unit: 'other:62801',
          precinctsReporting: 1,
          precinctsTotal: 4,
          electoralTotal: null,
          ...times,
          counts: [
            [20, null, null],
            [19, null, null],
          ],
        },
      ],
      details: { eevp: 61.5 },
    });
  });

  it('has the calls', async () => {
    const { wi } = await readAp();
    expect(wi.calls).toEqual([
      {
        race: 'ap-50001',
        resultsType: 'live',
        candidate: 'ap-11',
        mark: 'X',
        calledAt: null,
        calledBy: 'ap',
      },
    ]);
    expect(wi.whole).toEqual(['candidates', 'calls']);
  });

  it.each([
    [{ test: true }, 'test', 'testing'],
    [{ test: true, resultsType: 'live' }, 'live', undefined],
    [{ test: false, resultsType: 't' }, 'test', 'testing'],
    [{ resultsType: 'certified' }, 'certified', undefined],
    [{ resultsType: 'c', test: undefined }, 'certified', undefined],
  ])('of %j has results of the type %s', async (members, type, phase) => {
    const { wi } = await readAp(withFirstRace((race) => Object.assign(race, members)));
    expect(wi.results[0]?.resultsType).toBe(type);
    expect(wi.election.phase).toBe(phase);
  });

  it('keeps members that nobody knows, and says them once', async () => {
    const content = withFirstRace((race) => {
      race.mood = { good: [1] };
      for (const unit of race.reportingUnits as Record<string, unknown>[]) unit.weather = 'fair';
    });
    const { wi, issues } = await readAp(content);
    expect(keyed(wi.races, 'ap-50001').details).toMatchObject({ ap: { mood: { good: [1] } } });
    expect(wi.results[0]?.details).toEqual({
      eevp: 61.5,
      units: Object.fromEntries(
        ['state', 'county:05001', 'other:62801'].map((key) => [key, { weather: 'fair' }]),
      ),
    });
    const unknown = issues.filter(({ code }) => code === 'ap_unknown_member');
    expect(
      unknown.map(({ message, count }) => [/"(.*?)"/.exec(message)?.[1], count]).sort(),
    ).toEqual([
      ['race.mood', 1],
      ['unit.weather', 1],
    ]);
  });

  it('is read from an exchange with its headers', async () => {
    const exchange = {
      request: { path: '/v2/elections/2026-11-03' },
      status: 200,
      headers: {},
      body: recording(),
    };
    const { facts } = await readAp(JSON.stringify(exchange));
    expect(facts.elections).toEqual((await readAp()).facts.elections);
  });

  it('names no election that is stored', async () => {
    const content = { 'reply.json': JSON.stringify(recording()) };
    const [read] = await readTexts(content, {}, ['us-wi-2026-11-03']);
    expect(read?.facts.elections.map(({ election }) => election.name)).toEqual([
      undefined,
      'Vermont general election of 2026-11-03',
    ]);
  });

  it('says that the agency shortened it', async () => {
    const read = await readAp(JSON.stringify({ ...recording(), isTruncated: true }));
    expect(codesOf(read)).toContain('ap_truncated');
  });

  it('of the nation is an election of its own', async () => {
    const reply = recording();
    const units = [
      {
        statePostal: 'US',
        stateName: 'United States',
        level: 'national',
        electTotal: 538,
        candidates: [],
      },
    ];
    reply.races = [
      {
        raceID: '0',
        officeID: 'P',
        officeName: 'President',
        raceTypeID: 'G',
        reportingUnits: units,
      },
    ];
    const { election } = await readText('reply.json', JSON.stringify(reply));
    expect(election.election).toMatchObject({ key: 'us-us-2026-11-03', statePostal: 'US' });
    expect(election.units).toEqual([
      { key: 'nation', kind: 'nation', name: 'United States', statePostal: 'US' },
    ]);
  });

  it('of one state goes into the election that a person names, of several is refused', async () => {
    const reply = recording();
    reply.races = reply.races.slice(0, 1);
    const { election } = await readText('reply.json', JSON.stringify(reply), { election: 'mine' });
    expect(election.election.key).toBe('mine');
    await expect(
      readTexts({ 'reply.json': JSON.stringify(recording()) }, { election: 'mine' }),
    ).rejects.toThrow(/several states \(WI, VT\)/);
  });
});

describe('the kinds of units', () => {
  const keyOf = async (members: Record<string, unknown>) => {
    const { wi } = await readAp(withUnit(1, members));
    return wi.results[0]?.units[1]?.unit;
  };

  it.each([
    [{ level: 'district', districtType: 'CD' }, 'district:50001'],
    [{ level: 'FIPSCode', fipsCode: '55003', reportingunitID: undefined }, 'county:55003'],
    [{ reportingunitName: 'Wisconsin' }, 'other:50001'],
    [{ fipsCode: '55000' }, 'other:50001'],
    [{ fipsCode: '12' }, 'other:50001'],
  ])('of %j is %s', async (members, key) => {
    expect(await keyOf(members)).toBe(key);
  });

  it('with a code or a time that cannot be read is said', async () => {
    const { issues } = await readAp(withUnit(1, { fipsCode: '12', pollClosingTime: 'soon' }));
    const unreadable = issues.filter(({ code }) => code === 'ap_unreadable');
    expect(unreadable.map(({ message }) => / its (\w+) /.exec(message)?.[1])).toEqual([
      'fipsCode',
      'pollClosingTime',
    ]);
  });

  it('with a time at which polls close has it', async () => {
    const closes = '2026-11-04T02:00:00Z';
    const { wi } = await readAp(withUnit(0, { pollClosingTime: closes }));
    expect(keyed(wi.units, 'state').pollClosingTime).toBe(closes);
  });

  it('a second unit of a county is told apart', async () => {
    const { wi } = await readAp(withUnit(2, { fipsCode: '5001' }));
    expect(wi.results[0]?.units.map(({ unit }) => unit)).toEqual([
      'state',
      'county:05001',
      'other:62801',
    ]);
  });
});

describe('a rule that all replies keep', () => {
  it.each([
    [
      'percentages',
      withUnit(1, { precinctsReportingPct: 51 }),
      /reportingUnits\[1\]: precinctsReportingPct is 51, and 2 of 4 are 50/,
    ],
    [
      'marks',
      withUnit(1, { candidates: [{ candidateID: '11', last: 'Poe', voteCount: 40 }] }),
      /candidate 11 has no mark, and X elsewhere/,
    ],
    [
      'order of units',
      withUnit(1, { reportingunitID: '99999' }),
      /order of their ids \(at 62801\)/,
    ],
    [
      'order of candidates',
      withUnit(2, {
        candidates: [
          { candidateID: '12', last: 'Rye', voteCount: 1 },
          { candidateID: '11', last: 'Poe', voteCount: 5, winner: 'X' },
        ],
      }),
      /candidate 11 is not in the order/,
    ],
    [
      'the state first',
      withUnit(0, { level: 'subunit', reportingunitID: '50000' }),
      /first reporting unit is not the state/,
    ],
  ])('of %s is checked', async (_, content, message) => {
    const { issues } = await readAp(content);
    const broken = issues.filter(({ code }) => code === 'ap_rule_broken');
    expect(broken.map((one) => one.message)).toContainEqual(expect.stringMatching(message));
    expect(broken[0]?.message).toMatch(/^races\[0\] \(race 50001\): /);
  });

  it('of the next link is checked', async () => {
    const content = JSON.stringify(recording()).replace('02%3a00', '02%3a01');
    expect(codesOf(await readAp(content))).toContain('ap_next_link');
  });
});

describe('a race with faults', () => {
  it.each([
    ['a negative count', withUnit(1, { precinctsTotal: -1 }), /reportingUnits\.1\.precinctsTotal/],
    [
      'a count that is none',
      withUnit(1, { candidates: [{ candidateID: '1', voteCount: '7' }] }),
      /voteCount/,
    ],
    ['another state', withUnit(1, { statePostal: 'MN' }), /reporting unit of "MN"/],
    [
      'candidates without names',
      withUnit(1, { candidates: [{ candidateID: '11', voteCount: 7 }] }),
      /candidateInfo=full/,
    ],
    [
      'a kind of results that nobody knows',
      withFirstRace((race) => (race.resultsType = 'x')),
      /resultsType is "x"/,
    ],
    [
      'a control character',
      withFirstRace((race) => (race.officeName = 'Gov\u001b[31m')),
      /officeName: has control characters/,
    ],
    [
      'a candidate twice',
      withUnit(1, {
        candidates: [
          { candidateID: '11', last: 'a' },
          { candidateID: '11', last: 'a' },
        ],
      }),
      /twice in one/,
    ],
  ])('is refused alone with %s', async (_, content, message) => {
    const { wi, issues } = await readAp(content);
    expect(wi.races.map(({ key }) => key)).toEqual(['ap-50002', 'ap-50003']);
    expect(wi.results.map(({ race }) => race)).toEqual(['ap-50002']);
    const refused = issues.filter(({ severity }) => severity === 'refused');
    expect(refused.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
  });

  it('is taken once where it stands twice', async () => {
    const reply = recording();
    reply.races.push({ ...reply.races[1] });
    const { wi, issues } = await readAp(JSON.stringify(reply));
    expect(wi.races).toHaveLength(3);
    expect(issues.find(({ severity }) => severity === 'refused')?.message).toMatch(
      /races\[4\].*more than once/,
    );
  });

  it('of an unknown mark has none', async () => {
    const { wi, issues } = await readAp(
      withUnit(0, { candidates: [{ candidateID: '11', last: 'Poe', winner: 'Q' }] }),
    );
    expect(issues.map(({ code }) => code)).toContain('ap_unknown_winner');
    expect(wi.calls.map(({ mark }) => mark)).toEqual(['X']);
  });
});

describe('documents of the agency', () => {
  const readDocument = async (value: unknown) => {
    const [read] = await readTexts({ 'report.json': JSON.stringify(value) });
    return read?.facts.reports;
  };

  it.each([
    [
      { delSum: { Test: '1', timestamp: '2026-01-15T18:36:38Z', del: [] } },
      {
        key: 'delegates-delsum-2026-01-15-test',
        type: 'Delegates',
        subtype: 'delsum',
        isTest: true,
        title: 'Delegates / delsum',
        updatedAt: '2026-01-15T18:36:38Z',
      },
    ],
    [
      { trendtable: { OfficeTypeCode: 'G', Test: '0', timestamp: '2026-11-29T15:59:16Z' } },
      {
        key: 'trend-g-2026-11-29',
        type: 'Trend',
        subtype: 'g',
        isTest: false,
        title: 'Trend / g / US',
        updatedAt: '2026-11-29T15:59:16Z',
      },
    ],
    [
      {
        id: 'x',
        title: 'Election Reports',
        updated: '2026-10-04T22:28:41.750Z',
        reports: [{ id: 'r', title: 'Trend / g / US' }],
      },
      {
        key: 'reports',
        type: 'reports',
        subtype: '',
        isTest: false,
        title: 'Election Reports',
        updatedAt: '2026-10-04T22:28:41.750Z',
      },
    ],
    [
      {
        guides: [],
        queryExplorer: 'x',
        elections: [{ electionDate: '2026-11-03', liveResults: true }],
      },
      {
        key: 'elections',
        type: 'elections',
        subtype: '',
        isTest: false,
        title: 'Elections',
        updatedAt: '',
      },
    ],
  ])('are kept as they are: %#', async (value, expected) => {
    expect(await readDocument(value)).toEqual([
      { ...expected, electionDate: '', body: JSON.stringify(value) },
    ]);
  });

  it('have the id that they were asked for by', async () => {
    const body = { delSuper: { Test: '0', timestamp: '2026-01-15T18:36:38Z' } };
    const exchange = { request: { path: '/v2/reports/0a1b2c' }, status: 200, body };
    expect(await readDocument(exchange)).toMatchObject([
      { key: '0a1b2c', subtype: 'delsuper', body: JSON.stringify(body) },
    ]);
  });
});
