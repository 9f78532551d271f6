import { externalIds, jsonObject } from '../codecs/json-codecs.ts';
import {
  districtRelations,
  lines,
  openingHours,
  raceDistricts,
  raceRelations,
} from '../codecs/list-codecs.ts';
import { degrees, truth, whole } from '../codecs/number-codecs.ts';
import { line, oneOf, orNull, postal, prose } from '../codecs/text-codecs.ts';
import { day, time } from '../codecs/time-codecs.ts';
import { table } from './table.ts';

/** A row an election. */
export const electionTable = table(
  'elections',
  {
    key: line,
    date: day,
    name: line,
    type: line,
    statePostal: postal,
    shortInfo: prose,
    ocdId: orNull(line),
    phase: oneOf(['auto', 'testing', 'live'], 'auto'),
    externalIds,
  },
  { required: ['date'] },
);

/** A row a district. Districts are of no single election. */
export const districtTable = table(
  'districts',
  {
    key: line,
    type: line,
    name: line,
    number: orNull(whole(0)),
    letter: orNull(line),
    statePostal: postal,
    fipsCode: orNull(line),
    ocdId: orNull(line),
    validFrom: orNull(day),
    validThrough: orNull(day),
    parent: orNull(line),
    relations: districtRelations,
    externalIds,
  },
  { oneOf: ['key', 'ocdId', 'name'] },
);

/** A row a party, in a scheme of codes. */
export const partyTable = table(
  'parties',
  { scheme: line, code: line, name: line },
  { required: ['code', 'name'] },
);

/** A row a unit that votes are reported by. */
export const unitTable = table(
  'units',
  {
    election: line,
    key: line,
    kind: oneOf(
      ['nation', 'state', 'county', 'town', 'precinct', 'split', 'district', 'other'],
      'other',
    ),
    name: line,
    number: line,
    splitName: line,
    parent: orNull(line),
    statePostal: postal,
    fipsCode: orNull(line),
    townFipsCode: orNull(line),
    ocdId: orNull(line),
    districtType: orNull(line),
    position: whole(0),
    pollClosingTime: orNull(time),
    confirmedOn: orNull(day),
    info: prose,
    districts: lines,
    ballotStyles: lines,
    pollingPlaces: lines,
    externalIds,
  },
  { required: ['kind'], oneOf: ['key', 'name', 'number', 'splitName'] },
);

/** A row a ballot style: a list of races in ballot order. */
export const ballotStyleTable = table(
  'ballot-styles',
  { election: line, key: line, name: line, party: line, races: lines },
  { oneOf: ['key', 'name'] },
);

/** A row a place where people vote. */
export const pollingPlaceTable = table(
  'polling-places',
  {
    election: line,
    key: line,
    kind: oneOf(['polling_place', 'early_vote_site', 'drop_off'], 'polling_place'),
    name: line,
    addressLine1: line,
    addressLine2: line,
    addressCity: line,
    addressState: line,
    addressZip: line,
    lat: degrees(90),
    lon: degrees(180),
    hours: openingHours,
    notes: prose,
    externalIds,
  },
  { oneOf: ['key', 'name'] },
);

/** A row a race. */
export const raceTable = table(
  'races',
  {
    election: line,
    key: line,
    title: line,
    kind: oneOf(['office', 'measure'], 'office'),
    office: line,
    officeName: line,
    description: prose,
    level: line,
    seatName: line,
    seatNumber: line,
    district: orNull(line),
    statePostal: postal,
    stage: line,
    apTypeId: line,
    apOfficeId: line,
    party: line,
    votingMethod: line,
    voteFor: whole(1),
    winners: whole(1),
    runoffPlaces: whole(0),
    isRanked: truth,
    rankLimit: whole(0),
    isSpecial: truth,
    isRetention: truth,
    isUncontested: truth,
    isNational: truth,
    ballotOrder: whole(3000),
    threshold: line,
    question: prose,
    info: prose,
    shortInfo: prose,
    districts: raceDistricts,
    relations: raceRelations,
    details: jsonObject,
    externalIds,
  },
  { required: ['title'] },
);

/** A row a candidate, an answer to a measure, or a write-in line. */
export const candidateTable = table(
  'candidates',
  {
    election: line,
    race: line,
    key: line,
    name: line,
    kind: oneOf(['person', 'option', 'write-in'], 'person'),
    first: line,
    middle: line,
    last: line,
    suffix: line,
    party: line,
    isIncumbent: truth,
    qualified: oneOf(['yes', 'no', 'tbd'], 'tbd'),
    ballotOrder: whole(0),
    ocdId: orNull(line),
    info: prose,
    withdrawnAt: orNull(time),
    details: jsonObject,
    externalIds,
  },
  { required: ['race', 'name'] },
);

/** A row a part of the area of a unit, or the area of a district, as GeoJSON. */
export const areaTable = table(
  'areas',
  { election: line, unit: line, district: line, area: jsonObject },
  { required: ['area'], oneOf: ['unit', 'district'] },
);
