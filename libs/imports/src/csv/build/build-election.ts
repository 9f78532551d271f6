import type { ElectionFacts, ListedKind, SaidRace } from '@crossvote/elections';
import type { IssueLog } from '@crossvote/opening';
import { buildPollingPlaces } from './build-polling-places.ts';
import { buildBallotStyles, buildCandidates, buildRaces } from './build-races.ts';
import { buildCalls, buildResults } from './build-results.ts';
import { buildUnits } from './build-units.ts';
import type { Building, ElectionRows } from './election-rows.ts';
import { NameIndex } from './name-index.ts';
import { ResultNames } from './result-names.ts';

/** What the tables say of one election. */
export function buildElection(
  election: ElectionFacts['election'],
  building: Building,
  issues: IssueLog,
): ElectionFacts {
  const { places, index } = buildPollingPlaces(building);
  const races = buildRaces(building);
  const candidates = buildCandidates(building);
  const ballotStyles = buildBallotStyles(building);
  const styleNames = ballotStyles.map(({ key, name = '' }) => ({ key, names: [name] }));
  const links = { ballotStyles: new NameIndex('ballot style', styleNames), pollingPlaces: index };
  const units = buildUnits(building, links);
  const names = new ResultNames(building);
  const results = buildResults(building, names);
  const made = names.made();
  reportMade(names, building.rows, issues);
  return {
    election,
    units: [...units, ...made.units],
    ballotStyles,
    pollingPlaces: places,
    races: [...withCandidates(races, candidates, building), ...made.races],
    results,
    calls: buildCalls(building),
    whole: wholeOf(building.rows),
  };
}

/** Candidates of races that the tables do not say beside them are said with what is known of the race. */
function withCandidates(
  races: readonly SaidRace[],
  candidates: ReadonlyMap<string, NonNullable<SaidRace['candidates']>> | undefined,
  { known }: Building,
): SaidRace[] {
  if (!candidates) return [...races];
  const said = new Set(races.map(({ key }) => key));
  const others = [...candidates].filter(([key]) => !said.has(key));
  return [
    ...races.map((race) => ({ ...race, candidates: candidates.get(race.key) ?? [] })),
    ...others.map(([key, own]) => ({
      key,
      title: known.races.get(key)?.title ?? key,
      candidates: own,
    })),
  ];
}

/** A table has the whole list of its things; what results alone name may be a part. */
function wholeOf({ units, ballotStyles, pollingPlaces, races, candidates, calls }: ElectionRows) {
  const tables = { units, ballotStyles, pollingPlaces, races, candidates, calls };
  // The names of the tables here are those of the lists.
  return (Object.keys(tables) as (keyof typeof tables)[]).filter(
    (name): name is ListedKind => tables[name] !== undefined,
  );
}

function reportMade(names: ResultNames, { results }: ElectionRows, issues: IssueLog): void {
  const [races, candidates, units] = names.counts();
  const [first] = results ?? [];
  if (!first || races + candidates + units === 0) return;
  const made = [
    counted(races, 'race'),
    counted(candidates, 'candidate'),
    counted(units, 'unit'),
  ].filter((text) => text !== '');
  issues.add({
    severity: 'assumption',
    code: 'made_from_results',
    message: `made from the names in the rows of results, as no table and nothing stored has them: ${made.join(', ')}; a unit is a precinct where unit_kind says no other`,
    place: { file: first.place.file },
  });
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
