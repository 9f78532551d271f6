import { at } from './at.ts';
import { csvRow } from './csv-text.ts';
import { createRandom, drawIndex } from './random.ts';

/** Votes of one race: for each unit, in the order of candidates. */
export interface RaceCounts {
  readonly race: string;
  readonly candidates: readonly string[];
  readonly units: readonly { readonly unit: string; readonly votes: readonly number[] }[];
  /** Of all units, in the order of candidates. */
  readonly totals: readonly number[];
}

/** An election as tables that an office could have filled. */
export interface ElectionTables {
  readonly election: string;
  /** Texts by file names. */
  readonly files: ReadonlyMap<string, string>;
  readonly counts: readonly RaceCounts[];
}

const precincts = [
  ['Barney Square', '101', 'Waterfront'],
  ['Brandine Creek', '102', 'Waterfront'],
  ['Cletus Hill', '103', 'Uplands'],
  ['Rutherford Mills', '104', 'Uplands'],
] as const;

/** Title, party of a primary, how many may be marked, candidates with their parties, and the ballot styles that have it. */
const races = [
  [
    'Governor',
    1,
    [
      ['Olive Tremaine', 'FED'],
      ['Ransom Pike', 'WHG'],
    ],
    ['Waterfront', 'Uplands'],
  ],
  [
    'Town Council',
    2,
    [
      ['Agnes Dunn', ''],
      ['Ivo Petrov', ''],
      ['Mercy Odum', ''],
    ],
    ['Waterfront', 'Uplands'],
  ],
  [
    'Harbor Commissioner',
    1,
    [
      ['Bernard Cole', ''],
      ['Stella "Sky" Marchetti', ''],
    ],
    ['Waterfront'],
  ],
  [
    'Question 1: Library Hours',
    1,
    [
      ['Yes', ''],
      ['No', ''],
    ],
    ['Waterfront', 'Uplands'],
  ],
] as const;

/**
 * A town election in a state that is none, `us-xx-2026-11-03`: one county, four precincts, two ballot styles, four races.
 * Votes are drawn, and their totals are known by adding what was drawn.
 */
export function electionTables(seed = 1103): ElectionTables {
  const random = createRandom(seed);
  const counts = races.map(([race, , candidates, styles]): RaceCounts => {
    const units = precincts
      .filter(([, , style]) => (styles as readonly string[]).includes(style))
      .map(([unit]) => ({ unit, votes: candidates.map(() => 40 + drawIndex(random, 400)) }));
    const totals = candidates.map((_, place) =>
      units.reduce((sum, { votes }) => sum + at(votes, place), 0),
    );
    return { race, candidates: candidates.map(([name]) => name), units, totals };
  });
  return { election: 'us-xx-2026-11-03', files: filesOf(counts), counts };
}

function filesOf(counts: readonly RaceCounts[]): Map<string, string> {
  const table = (rows: readonly (readonly (string | number)[])[]) => rows.map(csvRow).join('');
  return new Map([
    [
      'elections.csv',
      table([
        ['date', 'name', 'type', 'state'],
        ['2026-11-03', 'Ogdenville 2026 General Election', 'general', 'XX'],
      ]),
    ],
    ['units.csv', table(unitRows())],
    [
      'polling-places.csv',
      table([
        [
          'name',
          'address_line1',
          'address_city',
          'address_state',
          'address_zip',
          'lat',
          'lon',
          'hours',
        ],
        ...[
          ['Harbor Hall', '1 Quay Street', 'Ogdenville', 'XX', '00001', 44.5, -93.25],
          ['Uplands School', '12 Barn Road', 'Ogdenville', 'XX', '00002', 44.53, -93.31],
        ].map((cells) => [...cells, '2026-11-03T07:00:00-06:00/2026-11-03T20:00:00-06:00']),
      ]),
    ],
    [
      'races.csv',
      table([
        ['title', 'kind', 'vote_for', 'ballot_order'],
        ...races.map(([race, voteFor], place) => [
          race,
          race.startsWith('Question') ? 'measure' : 'office',
          voteFor,
          place + 1,
        ]),
      ]),
    ],
    [
      'candidates.csv',
      table([
        ['race', 'name', 'party', 'kind', 'ballot_order'],
        ...races.flatMap(([race, , candidates]) =>
          candidates.map(([name, party], place) => [
            race,
            name,
            party,
            race.startsWith('Question') ? 'option' : 'person',
            place + 1,
          ]),
        ),
      ]),
    ],
    [
      'ballot-styles.csv',
      table([
        ['name', 'races'],
        ...['Waterfront', 'Uplands'].map((style) => [
          style,
          races
            .filter(([, , , styles]) => (styles as readonly string[]).includes(style))
            .map(([race]) => race)
            .join('|'),
        ]),
      ]),
    ],
    [
      'results.csv',
      table([
        ['race', 'unit', 'candidate', 'votes'],
        ...counts.flatMap(({ race, candidates, units }) =>
          units.flatMap(({ unit, votes }) =>
            candidates.map((candidate, place) => [race, unit, candidate, at(votes, place)]),
          ),
        ),
      ]),
    ],
  ]);
}

function unitRows(): (string | number)[][] {
  return [
    ['kind', 'name', 'number', 'parent', 'fips_code', 'ballot_styles', 'polling_places'],
    ['state', 'State of Xanadu', '', '', '', '', ''],
    ['county', 'Ogden County', '', 'State of Xanadu', '99001', '', ''],
    ...precincts.map(([name, number, style]) => [
      'precinct',
      name,
      number,
      'Ogden County',
      '',
      style,
      style === 'Waterfront' ? 'Harbor Hall' : 'Uplands School',
    ]),
  ];
}
