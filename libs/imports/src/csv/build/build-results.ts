import type { Call, RaceResult, ResultsType } from '@crossvote/elections';
import { quoteValue, type Place } from '@crossvote/opening';
import { defined } from './defined.ts';
import type { Building } from './election-rows.ts';
import { ResultNames, type ResultRow } from './result-names.ts';
import { ResultsDraft } from './results-draft.ts';
import { without } from './without.ts';

/** The results of an election from its three tables of counts. */
export function buildResults(building: Building, names: ResultNames): RaceResult[] {
  const { rows, problems } = building;
  const results = new ResultsBook(building);
  for (const row of rows.raceResults ?? []) results.describeRace(row);
  const counted = (rows.results ?? []).flatMap((row) => {
    const race = names.race(row);
    const candidate = race && names.candidate(race, row);
    const unit = names.unit(row);
    return race && candidate !== undefined && unit !== undefined
      ? [{ row, race: race.key, candidate, unit }]
      : [];
  });
  for (const row of rows.reporting ?? []) results.describeUnit(row);
  for (const { row, race, candidate, unit } of counted)
    if (!results.draft(race, row.said.resultsType).count(unit, candidate, countsOf(row)))
      problems.add(
        row.place,
        `${quoteValue(row.said.candidate ?? '')} has counts in the unit ${quoteValue(row.said.unit ?? '')} already`,
      );
  return results.all();
}

function countsOf({ said, further }: ResultRow): ReadonlyMap<string, number | null> {
  return said.votes === undefined ? further : new Map([['votes', said.votes], ...further]);
}

/** Results of races by their kind. */
class ResultsBook {
  private readonly drafts = new Map<string, ResultsDraft>();
  private readonly described = new Set<ResultsDraft>();

  constructor(private readonly building: Building) {}

  all(): RaceResult[] {
    return [...this.drafts.values()].map((draft) => draft.result());
  }

  draft(race: string, resultsType: ResultsType = 'live'): ResultsDraft {
    const place = JSON.stringify([race, resultsType]);
    const draft = this.drafts.get(place) ?? new ResultsDraft(race, resultsType);
    this.drafts.set(place, draft);
    return draft;
  }

  describeRace({ said, place }: NonNullable<Building['rows']['raceResults']>[number]): void {
    const race = this.race(said.race, place);
    if (race === undefined) return;
    const { resultsType, candidates = [], counts = [], ...more } = said;
    const whole = without(more, 'election', 'race');
    const draft = this.draft(race, resultsType);
    const { known, problems } = this.building;
    if (this.described.has(draft))
      problems.add(place, `the race ${quoteValue(race)} is described already`);
    this.described.add(draft);
    const named = known.races.get(race)?.candidates;
    const keys = candidates.map((text) => named?.resolve(text, place, problems) ?? text);
    draft.describe(defined(whole), keys, counts);
  }

  describeUnit({ said, place }: NonNullable<Building['rows']['reporting']>[number]): void {
    const { race: text, unit = '', resultsType, ...facts } = without(said, 'election');
    const { known, problems } = this.building;
    const race = this.race(text, place);
    const key = known.units.resolve(unit, place, problems);
    if (race === undefined || key === undefined) return;
    if (!this.draft(race, resultsType).describeUnit(key, defined(facts)))
      problems.add(place, `the unit ${quoteValue(unit)} is described already for this race`);
  }

  private race(text: string | undefined, place: Place): string | undefined {
    const { known, problems } = this.building;
    return known.races.resolve(text ?? '', place, problems);
  }
}

/** The calls of the table. */
export function buildCalls({ rows, known, problems }: Building): Call[] {
  const seen = new Set<string>();
  return (rows.calls ?? []).flatMap(({ said, place }) => {
    const race = known.races.resolve(said.race ?? '', place, problems);
    const names = race === undefined ? undefined : known.races.get(race)?.candidates;
    const candidate = names?.resolve(said.candidate ?? '', place, problems);
    if (race === undefined || candidate === undefined) return [];
    const { resultsType = 'live', mark = 'X', calledAt = null, calledBy = '' } = said;
    const which = JSON.stringify([race, resultsType, candidate]);
    if (seen.has(which))
      problems.add(place, `${quoteValue(said.candidate ?? '')} has a mark in this race already`);
    seen.add(which);
    return [{ race, resultsType, candidate, mark, calledAt, calledBy }];
  });
}
