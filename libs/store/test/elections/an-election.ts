import {
  factsOf,
  type ElectionFacts,
  type Facts,
  type Geometry,
  type RaceResult,
} from '@crossvote/elections';
import { createHash } from 'node:crypto';

/** A geometry with some bytes; nobody unpacks them here. */
export function aGeometry(seed: number, bytes = 12): Geometry {
  const rings = Uint8Array.from({ length: bytes }, (_, place) => (seed * 31 + place * 7) % 256);
  return {
    ...{ sha256: createHash('sha256').update(rings).digest('hex'), rings, points: 4, area: 0.25 },
    ...{ minLon: -93.5, minLat: 44.1, maxLon: -93, maxLat: 44.6 },
  };
}

/** Counts of the race for mayor of `elm`. */
export function mayorResult(ann: number, bob: number, lastUpdated = ''): RaceResult {
  const unit = { precinctsReporting: 1, precinctsTotal: 2, electoralTotal: null, lastUpdated };
  return {
    ...{ race: 'mayor', resultsType: 'live', lastUpdated, details: { eevp: 50 } },
    ...{ tabulationStatus: 'Active', raceCallStatus: '', candidates: ['ann', 'bob'] },
    columns: ['votes'],
    units: [
      { unit: 'state', ...unit, counts: [[ann], [bob]] },
      { unit: 'county:1', ...unit, counts: [[ann], [null]] },
    ],
  };
}

/** A small election with one of everything. */
export function elm(): ElectionFacts {
  return {
    ...factsOf({ key: 'us-mn-2024-11-05', date: '2024-11-05', name: 'Elm', statePostal: 'MN' }),
    units: [
      {
        key: 'precinct:1',
        kind: 'precinct',
        name: 'Elm 1',
        parent: 'county:1',
        number: '1',
        districts: ['mn-elm'],
        ballotStyles: ['all'],
        pollingPlaces: ['hall'],
        areas: [aGeometry(1), aGeometry(2)],
      },
      {
        key: 'county:1',
        kind: 'county',
        name: 'Elm County',
        parent: 'state',
        fipsCode: '27001',
        externalIds: [{ scheme: 'fips', scope: '', value: '27001' }],
      },
      { key: 'state', kind: 'state', name: 'Minnesota', statePostal: 'MN', position: 3 },
    ],
    ballotStyles: [{ key: 'all', name: 'All', races: ['mayor', 'levy'] }],
    pollingPlaces: [
      {
        key: 'hall',
        kind: 'polling_place',
        name: 'Town hall',
        lat: 44,
        lon: -93.25,
        hours: [{ start: '2024-11-05T07:00:00-06:00', end: '2024-11-05T20:00:00-06:00' }],
        address: { line1: '1 Main St', line2: '', city: 'Elm', state: 'MN', zip: '55555' },
      },
    ],
    races: [
      {
        key: 'mayor',
        title: 'Mayor',
        district: 'mn-elm',
        details: { category: 'b', list: [1, null] },
        externalIds: [{ scheme: 'ap', scope: '2024-11-05/MN', value: '24001' }],
        relations: [
          { other: 'levy', kind: 'general' },
          { other: 'us-mn-2024-08-13/mayor', kind: 'primary' },
        ],
        districts: [{ district: 'mn', role: 'excluded' }],
        candidates: [
          { key: 'bob', name: 'Bob Roe', party: 'DFL', details: { polID: '7' } },
          {
            key: 'ann',
            name: 'Ann Lee',
            isIncumbent: true,
            externalIds: [{ scheme: 'ap', scope: '', value: '1' }],
          },
        ],
      },
      {
        key: 'levy',
        title: 'School levy',
        kind: 'measure',
        question: 'Shall “it” pass?',
        candidates: [
          { key: 'yes', name: 'Yes', kind: 'option' },
          { key: 'no', name: 'No', kind: 'option' },
        ],
      },
    ],
    results: [mayorResult(10, 20)],
    calls: [
      {
        race: 'mayor',
        resultsType: 'live',
        candidate: 'bob',
        mark: 'X',
        calledAt: null,
        calledBy: 'ap',
      },
    ],
  };
}

/** Everything that one import says of {@link elm}, with what elections share. */
export function elmFacts(changes: Partial<ElectionFacts> = {}, kind = 'ap'): Facts {
  return {
    source: { kind, name: 'elm.json', sha256: '00'.repeat(32) },
    elections: [{ ...elm(), ...changes }],
    districts: [
      {
        key: 'mn-elm',
        name: 'Elm',
        type: 'city',
        parent: 'mn',
        area: aGeometry(3),
        number: 4,
        relations: [{ other: 'mn', kind: 'ancestor', basis: 'stated' }],
      },
      {
        key: 'mn',
        name: 'Minnesota',
        type: 'state',
        statePostal: 'MN',
        ocdId: 'ocd-division/country:us/state:mn',
      },
    ],
    parties: [{ scheme: 'ap', code: 'DFL', name: 'Democratic-Farmer-Labor' }],
    reports: [
      {
        key: 'trend-1',
        type: 'trend',
        subtype: '',
        electionDate: '2024-11-05',
        isTest: false,
        title: 'Balance',
        updatedAt: '2024-11-06T01:00:00Z',
        body: '{"a":1}',
      },
    ],
  };
}

/** An import of nothing but some elections. */
export function factsOnly(elections: readonly ElectionFacts[], kind = 'ap'): Facts {
  const source = { kind, name: 'some.json', sha256: '11'.repeat(32) };
  return { source, elections, districts: [], parties: [], reports: [] };
}
