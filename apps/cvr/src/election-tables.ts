import type {
  ElectionContents,
  ResultsType,
  StoredCandidate,
  StoredRace,
} from '@crossvote/elections';
import { inBallotOrder } from './election-overview.ts';
import { markOf, standingResult, totalVotes, unitsInPlace } from './race-votes.ts';
import { tidyTable, type TidyTable } from './tidy-table.ts';

/** A candidate of an election, with the race. */
interface ShownCandidate {
  readonly race: StoredRace;
  readonly candidate: StoredCandidate | null;
  readonly resultsType: ResultsType | null;
  readonly votes: number | null;
  readonly mark: string;
}

/** A row for each candidate of each race; one for a race without candidates. */
export function candidatesTable(contents: ElectionContents): TidyTable {
  return tidyTable<ShownCandidate>(
    [
      ['election', () => contents.election.key],
      ['race', ({ race }) => race.key],
      ['title', ({ race }) => race.title],
      ['race_party', ({ race }) => race.party],
      ['vote_for', ({ race }) => race.voteFor],
      ['candidate', ({ candidate }) => candidate?.key ?? null],
      ['name', ({ candidate }) => candidate?.name ?? null],
      ['party', ({ candidate }) => candidate?.party ?? null],
      ['results_type', ({ resultsType }) => resultsType],
      ['votes', ({ votes }) => votes],
      ['call', ({ mark }) => mark],
    ],
    shownCandidates(contents),
  );
}

function* shownCandidates(contents: ElectionContents): Generator<ShownCandidate> {
  for (const race of inBallotOrder(contents)) {
    const result = standingResult(contents, race.key);
    const votes = result && totalVotes(result, contents.units);
    const resultsType = result?.resultsType ?? null;
    if (race.candidates.length === 0)
      yield { race, candidate: null, resultsType, votes: null, mark: '' };
    for (const candidate of race.candidates)
      yield {
        ...{ race, candidate, resultsType, votes: votes?.get(candidate.key) ?? null },
        mark: markOf(contents, race, candidate.key, resultsType ?? 'live'),
      };
  }
}

/** A count of a candidate in a unit. */
interface ShownCount {
  readonly unit: string;
  readonly candidate: string;
  readonly column: string;
  readonly count: number | null;
}

/** A row for each unit, candidate and column of the results of a race. */
export function countsTable(
  contents: ElectionContents,
  race: StoredRace,
  wanted: ResultsType | undefined,
): TidyTable {
  const { units, election } = contents;
  const result = standingResult(contents, race.key, wanted);
  const names = new Map(units.map(({ key, name }) => [key, name]));
  const candidates = new Map(race.candidates.map(({ key, name }) => [key, name]));
  const rows = (result ? unitsInPlace(result, units) : []).flatMap(({ unit, counts }) =>
    counts.flatMap((row, place) =>
      row.map((count, at) => ({
        ...{ unit, count, candidate: result?.candidates[place] ?? '' },
        column: result?.columns[at] ?? '',
      })),
    ),
  );
  return tidyTable<ShownCount>(
    [
      ['election', () => election.key],
      ['race', () => race.key],
      ['results_type', () => result?.resultsType ?? null],
      ['unit', ({ unit }) => unit],
      ['unit_name', ({ unit }) => names.get(unit) ?? ''],
      ['candidate', ({ candidate }) => candidate],
      ['name', ({ candidate }) => candidates.get(candidate) ?? ''],
      ['column', ({ column }) => column],
      ['count', ({ count }) => count],
    ],
    rows,
  );
}
