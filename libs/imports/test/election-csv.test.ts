import { zipOf } from '@crossvote/samples';
import { problemsOf, readElection, readFiles } from './read-tables.ts';

const election = { election: 'us-xx-2030-11-05' };

describe('results.csv alone', () => {
  const results = [
    'race,unit,candidate,party,votes',
    'Mayor,Old Mill,Ann Ask,DEM,12',
    'Mayor,Old Mill,Bo Bell,REP,"1,034"',
    'Mayor,River Bend,Ann Ask,DEM,7',
    'Mayor,River Bend,Bo Bell,REP,',
    'Measure 1,Old Mill,Yes,,5',
    '',
  ].join('\n');

  it('makes races, candidates and precincts from their names', async () => {
    const { facts, issues } = await readFiles({ 'results.csv': results }, election);
    expect(facts.elections).toEqual([
      {
        election: { key: 'us-xx-2030-11-05', date: '2030-11-05', statePostal: 'XX' },
        units: [
          { key: 'precinct:old-mill', kind: 'precinct', name: 'Old Mill' },
          { key: 'precinct:river-bend', kind: 'precinct', name: 'River Bend' },
        ],
        ballotStyles: [],
        pollingPlaces: [],
        races: [
          {
            key: 'mayor',
            title: 'Mayor',
            candidates: [
              { key: 'ann-ask', name: 'Ann Ask', party: 'DEM' },
              { key: 'bo-bell', name: 'Bo Bell', party: 'REP' },
            ],
          },
          { key: 'measure-1', title: 'Measure 1', candidates: [{ key: 'yes', name: 'Yes' }] },
        ],
        results: [
          expect.objectContaining({
            race: 'mayor',
            resultsType: 'live',
            candidates: ['ann-ask', 'bo-bell'],
            columns: ['votes'],
            units: [
              expect.objectContaining({ unit: 'precinct:old-mill', counts: [[12], [1034]] }),
              expect.objectContaining({ unit: 'precinct:river-bend', counts: [[7], [null]] }),
            ],
          }),
          expect.objectContaining({
            race: 'measure-1',
            units: [expect.objectContaining({ unit: 'precinct:old-mill', counts: [[5]] })],
          }),
        ],
        calls: [],
        whole: [],
      },
    ]);
    expect(issues).toMatchObject([
      {
        severity: 'assumption',
        code: 'made_from_results',
        message: expect.stringContaining('2 races, 3 candidates, 2 units'),
      },
    ]);
  });

  it('names what is stored, by key or name, and makes nothing then', async () => {
    const known = {
      elections: () => Promise.resolve(['us-xx-2030-11-05']),
      districts: () => Promise.resolve([]),
      units: () =>
        Promise.resolve([
          { key: 'precinct:1/2', kind: 'precinct', name: 'OLD  MILL', sourceKind: 'vip' } as const,
        ]),
      races: () =>
        Promise.resolve([
          { key: 'ap-7', title: 'Mayor', candidates: [{ key: 'ap-9', name: 'ann ask' }] },
        ]),
    };
    const said = await readElection(
      { 'results.csv': 'race,unit,candidate,votes\nap-7,Old Mill,Ann Ask,3\n' },
      election,
      known,
    );
    expect(said).toMatchObject({
      units: [],
      races: [],
      results: [{ race: 'ap-7', candidates: ['ap-9'], units: [{ unit: 'precinct:1/2' }] }],
    });
  });

  it('is of an election that somebody must name', async () => {
    expect(await problemsOf({ 'results.csv': results.split('\n').slice(0, 2).join('\n') })).toEqual(
      [
        'results.csv:2 does not say of which election it is; name it with --election, such as --election us-mn-2026-11-03, or add a table elections',
      ],
    );
    expect(
      await problemsOf(
        { 'results.csv': results.split('\n').slice(0, 2).join('\n') },
        { election: 'elm' },
      ),
    ).toEqual([
      'results.csv:2 the election "elm" does not end in its day, as us-mn-2026-11-03 does; say its day in a table elections',
    ]);
  });

  it('refuses counts that are there twice, and a party that changes', async () => {
    expect(
      await problemsOf(
        {
          'results.csv': `race,unit,candidate,party,votes\nMayor,A,Ann,DEM,1\nMayor,a,ann,DEM,2\nMayor,B,Ann,REP,2\n`,
        },
        election,
      ),
    ).toEqual([
      'results.csv:4 the party of "Ann" differs from the rows before; two candidates of one name need keys, in a table candidates',
      'results.csv:3 "ann" has counts in the unit "a" already',
    ]);
  });
});

describe('tables', () => {
  const tables = {
    'elections.csv': 'date,name,state\n2030-11-05,Autumn vote,xx\n',
    'units.csv':
      'kind,name,number,parent,fips_code,ballot_styles,districts\n' +
      'precinct,Old Mill,0245,Elm County,,Elm A,\n' +
      'county,Elm County,,State of X,99137,,\n' +
      'split,North,2,0245,,Elm A,\n' +
      'state,State of X,,,,,\n',
    'races.csv': 'title,party,vote_for\nGovernor,DEM,1\nCouncil,,3\n',
    'candidates.csv': 'race,name\nCouncil,Ann Ask\nCouncil,Bo Bell\ngovernor-dem,Zoë Zed\n',
    'ballot-styles.csv': 'name,races\nElm A,Council|governor-dem\n',
    'calls.csv': 'race,candidate,mark,called_by\nCouncil,Bo Bell,x,desk\n',
  };

  it('refer to each other by name, and names make their keys', async () => {
    const said = await readElection(tables);
    expect(said.election).toEqual({
      key: 'us-xx-2030-11-05',
      date: '2030-11-05',
      name: 'Autumn vote',
      statePostal: 'XX',
    });
    expect(said.units.map(({ key, parent }) => [key, parent])).toEqual([
      ['precinct:99137/0245', 'county:99137'],
      ['county:99137', 'state'],
      ['split:99137/0245/2', 'precinct:99137/0245'],
      ['state', undefined],
    ]);
    expect(said.ballotStyles).toEqual([
      { key: 'elm-a', name: 'Elm A', races: ['council', 'governor-dem'] },
    ]);
    expect(said.races).toEqual([
      {
        ...{ key: 'governor-dem', title: 'Governor', party: 'DEM', voteFor: 1 },
        candidates: [{ key: 'zoe-zed', name: 'Zoë Zed' }],
      },
      {
        ...{ key: 'council', title: 'Council', voteFor: 3 },
        candidates: [
          { key: 'ann-ask', name: 'Ann Ask' },
          { key: 'bo-bell', name: 'Bo Bell' },
        ],
      },
    ]);
    expect(said.calls).toEqual([
      {
        ...{ race: 'council', resultsType: 'live', candidate: 'bo-bell', mark: 'X' },
        ...{ calledAt: null, calledBy: 'desk' },
      },
    ]);
    expect(said.whole).toEqual(['units', 'ballotStyles', 'races', 'candidates', 'calls']);
  });

  it('go into another election where one is named', async () => {
    const said = await readElection(tables, { election: 'us-yy-2030-11-06' });
    expect(said.election).toMatchObject({ key: 'us-yy-2030-11-06', date: '2030-11-05' });
    expect(said.races).toHaveLength(2);
  });

  it('are known by their columns where their names say nothing', async () => {
    const said = await readElection({
      'a.csv': tables['elections.csv'],
      'b.csv': tables['races.csv'],
      'c.csv': tables['candidates.csv'],
    }).catch((error: unknown) => error);
    expect(said).toMatchObject({ election: { date: '2030-11-05' } });
  });

  it('have all that is wrong with them told, with places, and nothing of them is taken', async () => {
    expect(
      await problemsOf({
        'elections.csv': 'date,name,stat\n2030-02-30,x,MN\n',
        'races.csv': 'title,vote_for,is_special\nMayor,two,perhaps\n,1,\n',
        'units.csv': 'kind,name\nprecinkt,A\nprecinct,\n',
      }),
    ).toEqual([
      'elections.csv:1:3 elections has no column "stat"; perhaps "state" is meant',
      'elections.csv:2:1 date is "2030-02-30", and no day such as 2026-11-03',
      'units.csv:2:1 kind is "precinkt"; it must be one of: nation, state, county, town, precinct, split, district, other',
      'units.csv:3 one of key, name, number, split_name must be filled',
      'races.csv:2:2 vote_for is "two", and no whole number up to 2,147,483,647',
      'races.csv:2:3 is_special is "perhaps"; it must be yes or no',
      'races.csv:3 title must be filled',
    ]);
  });

  it('that refer to nothing, or to several things, are refused', async () => {
    expect(
      await problemsOf({
        ...tables,
        'races.csv': 'title,party,key\nGovernor,DEM,a\nGovernor,REP,b\nCouncil,,\nCouncil,,\n',
        'calls.csv': 'race,candidate,mark\nCouncil,Bo Ball,X\n',
      }),
    ).toEqual([
      'races.csv:5 the race "council" stands on races.csv, line 4 already; where they are two, give each a key',
      'candidates.csv:4 "governor-dem" is no race, by key or name; perhaps "Governor" is meant',
      'ballot-styles.csv:2 "governor-dem" is no race, by key or name; perhaps "Governor" is meant',
      'calls.csv:2 "Bo Ball" is no candidate of this race, by key or name; perhaps "Bo Bell" is meant',
    ]);
  });

  it('say nothing where a cell is empty, and clear with \\0', async () => {
    const said = await readElection({
      ...tables,
      'races.csv':
        'title,party,info,district,details,office\nGovernor,DEM,,\\0,\\0,\\0\nCouncil,,a,,,\n',
    });
    expect(said.races.map((race) => ({ ...race, candidates: undefined }))).toEqual([
      {
        ...{ key: 'governor-dem', title: 'Governor', party: 'DEM' },
        ...{ district: null, details: {}, office: '' },
      },
      { key: 'council', title: 'Council', info: 'a' },
    ]);
  });
});

describe('cells', () => {
  const titlesOf = async (text: string | Buffer) =>
    (
      await readElection({
        'elections.csv': 'date,state\n2030-11-05,XX\n',
        'races.csv': text,
      })
    ).races.map(({ title, question }) => [title, question]);

  it.each([
    ['a byte order mark', '\ufefftitle,question\nMayor,Why\n', ['Mayor', 'Why']],
    ['semicolons', 'title;question\nMayor;Why\n', ['Mayor', 'Why']],
    [
      'quotes and a line break',
      'title,question\n"May ""the"" or","One\r\nTwo"\n',
      ['May "the" or', 'One\nTwo'],
    ],
    ['a guarded formula', "title,question\n'=1+1,'+a\n", ['=1+1', '+a']],
    ['a formula that nobody guarded', 'title,question\n=1+1,-a\n', ['=1+1', '-a']],
    ['escapes', 'title,question\na\\\\b\\x000a,\\x0009|\n', ['a\\b\n', '\t|']],
    ['white space around and within', 'title,question\n  a   b ,  c  d \n', ['a b', 'c  d']],
    ['headings in other spellings', 'Title , QUESTION\nMayor,Why\n', ['Mayor', 'Why']],
  ])('are read with %s', async (_, text, expected) => {
    expect(await titlesOf(text)).toEqual([expected]);
  });

  it('with control characters or unknown escapes are refused', async () => {
    expect(
      await problemsOf({
        'elections.csv': 'date,state\n11/5/2030,XX\n',
        'races.csv': 'title\na\u001b[2J\nC:\\dir\n\\x0000\n',
      }),
    ).toEqual([
      'races.csv:2:1 title holds a control character; remove it, or write it as \\x001b',
      'races.csv:3:1 title has a backslash that means nothing (\\d); write \\\\ for a backslash',
      'races.csv:4:1 title has a backslash that means nothing (\\x0000); write \\\\ for a backslash',
    ]);
  });

  it('with days as spreadsheets write them are days', async () => {
    for (const text of ['2030-11-05', '11/5/2030', '47792'])
      expect(
        (await readElection({ 'elections.csv': `date,state\n${text},XX\n` })).election.date,
      ).toBe('2030-11-05');
  });
});

describe('a workbook', () => {
  const sheet = (rows: readonly (readonly string[])[]) =>
    rows
      .map(
        (cells) =>
          `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
      )
      .join('');
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

  async function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>) {
    const names = Object.keys(sheets);
    return zipOf({
      'xl/workbook.xml': `<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets>${names
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`)
        .join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${names
        .map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`)
        .join('')}</Relationships>`,
      ...Object.fromEntries(
        Object.values(sheets).map((rows, at) => [
          `xl/worksheets/s${at}.xml`,
          `<worksheet xmlns="${namespace}"><sheetData>${sheet(rows)}</sheetData></worksheet>`,
        ]),
      ),
    });
  }

  it('has a table on each sheet; other sheets are left out, and that is said', async () => {
    const bytes = await workbook({
      Races: [
        ['title', 'question'],
        ['Mayor', 'One&#10;Two'],
      ],
      Notes: [['ask the clerk']],
      Elections: [
        ['date', 'state'],
        ['2030-11-05', 'XX'],
      ],
      Empty: [],
    });
    const { facts, files, issues } = await readFiles({ 'book.xlsx': bytes });
    expect(files).toEqual(['book.xlsx/Races', 'book.xlsx/Elections']);
    expect(facts.elections[0]?.races).toEqual([
      { key: 'mayor', title: 'Mayor', question: 'One\nTwo' },
    ]);
    expect(issues).toMatchObject([{ code: 'left_out', file: 'book.xlsx/Notes' }]);
  });
});

describe('areas', () => {
  const square = '{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}';
  const cell = `"${square.replaceAll('"', '""')}"`;

  it('are of units and districts, by key or name', async () => {
    const { facts } = await readFiles(
      {
        'units.csv': 'kind,name\nprecinct,Old Mill\n',
        'districts.csv': 'name\nWard 1\n',
        'areas.csv': `unit,district,area\nold mill,,${cell}\n,Ward 1,${cell}\n`,
      },
      { election: 'us-xx-2030-11-05' },
    );
    const [only] = facts.elections;
    expect(only?.units).toMatchObject([
      { key: 'precinct:old-mill', areas: [{ area: 4, points: 4 }] },
    ]);
    expect(facts.districts).toMatchObject([{ key: 'ward-1', area: { maxLon: 2, maxLat: 2 } }]);
  });

  it('that are none, or of nothing, are refused', async () => {
    expect(
      await problemsOf(
        {
          'units.csv': 'kind,name\nprecinct,Old Mill\n',
          'areas.csv': `unit,area\nOld Mill,"{""type"":""Polygon""}"\nNew Mill,${cell}\n`,
        },
        { election: 'us-xx-2030-11-05' },
      ),
    ).toEqual([
      'areas.csv:2 area has something else where GeoJSON has a list',
      'areas.csv:3 "New Mill" is no unit, by key or name',
    ]);
  });
});
