import { factsOf, type Facts, type RaceResult } from '@crossvote/elections';
import { factsOnly } from './an-election.ts';

export const writersKey = 'us-mn-2024-11-05';
const day = { key: writersKey, date: '2024-11-05' };

/** An election with a race of all writers, in which each has a county, and one race for each. */
export function writersElection(writers: number): Facts {
  const numbers = Array.from({ length: writers }, (_, writer) => writer);
  const candidates = [{ key: 'ann', name: 'Ann' }];
  return factsOnly([
    {
      ...factsOf({ ...day, name: 'Many hands' }),
      units: [
        { key: 'state', kind: 'state' },
        ...numbers.map((writer) => ({ key: `county:${writer}`, kind: 'county' as const })),
      ],
      races: [
        { key: 'all', title: 'All', candidates },
        ...numbers.map((writer) => ({ key: `own-${writer}`, title: `Own ${writer}`, candidates })),
      ],
    },
  ]);
}

/** The nth update of one writer. */
export function writersFacts(writer: number, write: number): Facts {
  const own = `own-${writer}`;
  const call = { race: own, resultsType: 'live', candidate: 'ann', mark: 'X' } as const;
  return factsOnly([
    {
      ...factsOf(day),
      results: [votes('all', `county:${writer}`, write), votes(own, 'state', write)],
      calls: [{ ...call, calledAt: null, calledBy: String(write) }],
    },
  ]);
}

function votes(race: string, unit: string, count: number): RaceResult {
  const numbers = { precinctsReporting: null, precinctsTotal: null, electoralTotal: null };
  return {
    ...{ race, resultsType: 'live', lastUpdated: '', tabulationStatus: '', raceCallStatus: '' },
    ...{ candidates: ['ann'], columns: ['votes'], details: {} },
    units: [{ unit, ...numbers, lastUpdated: '', counts: [[count]] }],
  };
}
