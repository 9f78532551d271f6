import { jsonObject } from '../codecs/json-codecs.ts';
import { lines } from '../codecs/list-codecs.ts';
import { count } from '../codecs/number-codecs.ts';
import { line, oneOf, orNull } from '../codecs/text-codecs.ts';
import { time } from '../codecs/time-codecs.ts';
import { table } from './table.ts';

const resultsType = oneOf(['test', 'live', 'certified', 'counted'], 'live');

/** Begins the heading of a count beside the votes: `count:early`. */
export const furtherCount = 'count:';

/** A row a race, unit and candidate. Alone it makes the races, candidates and units that it names. */
export const resultTable = table(
  'results',
  {
    election: line,
    race: line,
    resultsType,
    unit: line,
    unitKind: oneOf(
      ['nation', 'state', 'county', 'town', 'precinct', 'split', 'district', 'other'],
      'precinct',
    ),
    candidate: line,
    party: line,
    votes: count,
  },
  { required: ['race', 'unit', 'candidate'], further: { prefix: furtherCount, codec: count } },
);

/** A row a race and unit: what is known of the counts there. */
export const reportingTable = table(
  'reporting',
  {
    election: line,
    race: line,
    resultsType,
    unit: line,
    precinctsReporting: count,
    precinctsTotal: count,
    electoralTotal: count,
    lastUpdated: line,
  },
  { required: ['race', 'unit'] },
);

/** A row a race: what is known of all its counts. */
export const raceResultTable = table(
  'race-results',
  {
    election: line,
    race: line,
    resultsType,
    lastUpdated: line,
    tabulationStatus: line,
    raceCallStatus: line,
    candidates: lines,
    counts: lines,
    details: jsonObject,
  },
  { required: ['race'] },
);

/** A row a call. */
export const callTable = table(
  'calls',
  {
    election: line,
    race: line,
    resultsType,
    candidate: line,
    mark: oneOf(['X', 'R', 'N'], 'X'),
    calledAt: orNull(time),
    calledBy: line,
  },
  { required: ['race', 'candidate', 'mark'] },
);
