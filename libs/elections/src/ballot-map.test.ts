import { BallotMap } from './ballot-map.ts';
import { makeGeometry } from './geometry/make-geometry.ts';
import type { Definitions } from './model/contents.ts';
import { unknownElection } from './model/election.ts';
import { unknownRace } from './model/race.ts';
import { unknownUnit, type Unit } from './model/unit.ts';

const sourceKind = 'csv';
const square = async (lon: number) => [
  (
    await makeGeometry([
      [
        [
          [lon, 0],
          [lon + 1, 0],
          [lon + 1, 1],
          [lon, 1],
          [lon, 0],
        ],
      ],
    ])
  ).geometry,
];
const unit = (key: string, kind: Unit['kind'], more: Partial<Unit>) => ({
  ...unknownUnit,
  key,
  kind,
  sourceKind,
  ...more,
});
const race = (key: string, district: string | null) => ({
  ...unknownRace,
  key,
  title: key,
  district,
  candidates: [],
  candidatePlaces: 0,
  sourceKind,
});

/** From west to east: precinct 1, precinct 2 with two splits that no map tells apart, precinct 3 with a split on the map. */
async function definitions(): Promise<Definitions> {
  return {
    election: { ...unknownElection, key: 'us-xx-2030-11-05', date: '2030-11-05' },
    units: [
      unit('county', 'county', { districts: ['xx'], areas: await square(0) }),
      unit('precinct:1', 'precinct', {
        parent: 'county',
        areas: await square(0),
        districts: ['ward-1'],
        ballotStyles: ['red', 'blue'],
      }),
      unit('precinct:2', 'precinct', {
        areas: await square(1),
        districts: ['ward-2'],
        ballotStyles: ['blue'],
      }),
      unit('split:2/1', 'split', { parent: 'precinct:2', ballotStyles: ['red'] }),
      unit('split:2/2', 'split', { parent: 'precinct:2' }),
      unit('precinct:3', 'precinct', { areas: await square(5) }),
      unit('split:3/1', 'split', {
        parent: 'precinct:3',
        areas: await square(5),
        ballotStyles: ['red'],
      }),
    ],
    ballotStyles: [
      { key: 'red', name: '', party: 'r', races: ['governor', 'ward'], sourceKind },
      { key: 'blue', name: '', party: 'b', races: ['ward', 'unheard-of'], sourceKind },
    ],
    pollingPlaces: [],
    races: [
      race('governor', 'xx'),
      {
        ...race('ward', null),
        districts: [
          { district: 'ward-1', role: 'additional' },
          { district: 'ward-2', role: 'excluded' },
        ],
      },
    ],
  };
}

const at = (lon: number) => [lon * 1e7, 0.5e7] as const;

/** `outcome; unit: style(race<district …) …` */
function told(map: BallotMap, lon: number): string[] {
  const { outcome, places } = map.ballotsOfPoint(at(lon));
  return [
    outcome,
    ...places.map(({ unit: { key }, ballots }) =>
      [
        key,
        ...ballots.map(
          ({ style, races }) =>
            `${style.key}(${races.map((one) => [one.race.key, ...one.districts].join('<')).join(' ')})`,
        ),
      ].join(' '),
    ),
  ];
}

it('goes from a point to its precinct, its styles, their races in order, and the districts that lead there', async () => {
  expect(told(new BallotMap(await definitions()), 0.5)).toEqual([
    'found',
    'precinct:1 red(governor<xx ward<ward-1) blue(ward<ward-1)',
  ]);
});

it('gives each split whole where no map tells them apart; one without styles has those of its precinct', async () => {
  expect(told(new BallotMap(await definitions()), 1.5)).toEqual([
    'ambiguous',
    'split:2/1 red(governor ward)',
    'split:2/2 blue(ward)',
  ]);
});

it('gives the split at the point in place of its precinct', async () => {
  expect(told(new BallotMap(await definitions()), 5.5)).toEqual([
    'found',
    'split:3/1 red(governor ward)',
  ]);
});

it('gives each precinct whole on their border', async () => {
  expect(told(new BallotMap(await definitions()), 1)).toEqual([
    'ambiguous',
    'precinct:1 red(governor<xx ward<ward-1) blue(ward<ward-1)',
    'split:2/1 red(governor ward)',
    'split:2/2 blue(ward)',
  ]);
});

it('says that a point is in no precinct, and finds the same with a kept tree', async () => {
  const all = await definitions();
  const kept = new BallotMap(all, new BallotMap(all).treeBytes());
  expect(told(kept, 3)).toEqual(['nowhere']);
  expect(told(kept, 5.5)[1]).toBe('split:3/1 red(governor ward)');
});
