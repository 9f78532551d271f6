import type { RaceCounts, RaceResult } from '../model/race-result.ts';
import { mergeCounts, mergeResult } from './merge-result.ts';

function unit(name: string, counts: (number | null)[][], lastUpdated = '') {
  const numbers = { precinctsReporting: 1, precinctsTotal: 2, electoralTotal: null };
  return { unit: name, ...numbers, lastUpdated, counts };
}

const stored: RaceCounts = {
  candidates: ['lee', 'roe'],
  columns: ['votes', 'avotes'],
  units: [
    unit('state', [
      [10, 4],
      [20, 5],
    ]),
    unit('county:1', [
      [3, 1],
      [7, null],
    ]),
  ],
};

it('replaces the counts of the units that the import names and keeps the others', () => {
  const said = {
    ...stored,
    units: [
      unit(
        'state',
        [
          [11, 5],
          [21, 6],
        ],
        'later',
      ),
    ],
  };
  expect(mergeCounts(stored, said)).toEqual({
    ...stored,
    units: [
      unit('county:1', [
        [3, 1],
        [7, null],
      ]),
      unit(
        'state',
        [
          [11, 5],
          [21, 6],
        ],
        'later',
      ),
    ],
  });
});

it('adds units, candidates and columns, which are not given where they were not said', () => {
  const said = {
    candidates: ['roe', 'new'],
    columns: ['provisional', 'votes'],
    units: [
      unit('county:2', [
        [2, 9],
        [null, 1],
      ]),
    ],
  };
  expect(mergeCounts(stored, said)).toEqual({
    candidates: ['roe', 'new', 'lee'],
    columns: ['provisional', 'votes', 'avotes'],
    units: [
      unit('state', [
        [null, 20, 5],
        [null, null, null],
        [null, 10, 4],
      ]),
      unit('county:1', [
        [null, 7, null],
        [null, null, null],
        [null, 3, 1],
      ]),
      unit('county:2', [
        [2, 9, null],
        [null, 1, null],
        [null, null, null],
      ]),
    ],
  });
});

it('is the import alone where it names all units', () => {
  const said = {
    candidates: ['roe'],
    columns: ['votes'],
    units: [unit('state', [[21]]), unit('county:1', [[8]])],
  };
  expect(mergeCounts(stored, said)).toEqual(said);
});

it('drops a column and a candidate of which no kept unit has a count', () => {
  const said = { candidates: ['lee'], columns: ['votes'], units: [unit('state', [[11]])] };
  const sparse = {
    ...stored,
    units: [
      unit('state', [
        [1, 2],
        [3, 4],
      ]),
      unit('county:1', [
        [3, null],
        [null, null],
      ]),
    ],
  };
  expect(mergeCounts(sparse, said)).toEqual({
    candidates: ['lee'],
    columns: ['votes'],
    units: [unit('county:1', [[3]]), unit('state', [[11]])],
  });
});

it('changes nothing when the same comes again', () => {
  expect(mergeCounts(stored, stored)).toEqual(stored);
});

it('takes what is said of the whole race from the import', () => {
  const race = { race: 'ap-1', resultsType: 'live' as const, raceCallStatus: '', details: {} };
  const before: RaceResult = {
    ...{ ...stored, ...race, lastUpdated: 'early', tabulationStatus: 'Active Tabulation' },
    details: { eevp: 3 },
  };
  const said: RaceResult = {
    ...before,
    lastUpdated: 'late',
    tabulationStatus: '',
    details: {},
    units: [],
  };
  expect(mergeResult(before, said)).toEqual({ ...said, units: stored.units });
});
