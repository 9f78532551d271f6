import { jsonAt, namesOf, type Counts } from './expected-figures.ts';
import type { ContestFigures, Figures } from './figures.ts';

/** What `expected.json` of the edge cases says of one of them. */
export function edgeCaseOf(folder: string, file: string): Figures {
  const all = jsonAt(folder, 'expected.json') as Readonly<Record<string, EdgeCase>>;
  const { contests, contests_from_individual_ballots, ...of } = all[file] ?? {};
  const records = of.ballots ?? of.xml_records ?? of.sessions ?? of.individual_ballots;
  const entries = Object.entries(contests ?? contests_from_individual_ballots ?? {});
  return {
    records,
    contests: new Map(entries.map(([name, contest]) => [name, edgeContest(contest)])),
  };
}

interface EdgeCase {
  readonly ballots?: number;
  readonly xml_records?: number;
  readonly sessions?: number;
  readonly individual_ballots?: number;
  readonly contests?: Readonly<Record<string, EdgeContest>>;
  readonly contests_from_individual_ballots?: Readonly<Record<string, EdgeContest>>;
}

type EdgeContest = Readonly<Record<string, number | Counts>>;

type Measure = Exclude<keyof ContestFigures, 'votes'>;

const edgeWords: Readonly<Record<string, Measure | undefined>> = {
  vote_for: 'voteFor',
  on_ballots: 'records',
  undervoted: 'undervotedRecords',
  undervoted_ballots: 'undervotedRecords',
  undervotes: 'undervotes',
  overvoted: 'overvotedRecords',
  overvoted_ballots: 'overvotedRecords',
  first_rank_overvoted: 'overvotedRecords',
  // Neither says a number of its own.
  first_rank_skipped: undefined,
  'ineligible (condition 7)': undefined,
};

/** Counts stand beside the words, or under one of them. */
function edgeContest(contest: EdgeContest): ContestFigures {
  const measures: Partial<Record<Measure, number>> = {};
  const votes = new Map<string, number>();
  for (const [key, value] of Object.entries(contest)) {
    if (typeof value !== 'number') for (const [name, n] of namesOf(value)) votes.set(name, n);
    else if (!Object.hasOwn(edgeWords, key))
      votes.set(key === 'write-ins' ? 'Write-in' : key, value);
    else if (edgeWords[key]) measures[edgeWords[key]] = value;
  }
  return { ...measures, votes };
}
