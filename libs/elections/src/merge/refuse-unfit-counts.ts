import { ReportedError } from '@crossvote/election';
import type { StoredRace } from '../model/contents.ts';
import type { ElectionFacts } from '../model/facts.ts';
import type { RaceResult } from '../model/race-result.ts';

/**
 * Refuses results and calls that do not fit their races.
 *
 * @param races - that are stored or in the import, by key
 * @throws ReportedError that names the race and what does not fit
 */
export function refuseUnfitCounts(
  { results, calls }: Pick<ElectionFacts, 'results' | 'calls'>,
  races: ReadonlyMap<string, StoredRace>,
): void {
  const candidatesOf = (race: string) => new Set(races.get(race)?.candidates.map(({ key }) => key));
  const seen = new Set<string>();
  for (const result of results) {
    const place = `${result.race} (${result.resultsType})`;
    if (seen.has(place)) throw new ReportedError(`The import has results of race ${place} twice.`);
    seen.add(place);
    refuseUnfitResult(result, candidatesOf(result.race));
  }
  const marked = new Set<string>();
  for (const { race, candidate, resultsType } of calls) {
    if (!candidatesOf(race).has(candidate))
      throw new ReportedError(`A call names candidate ${candidate}, whom race ${race} lacks.`);
    const mark = `candidate ${candidate} in race ${race} (${resultsType})`;
    if (marked.has(mark)) throw new ReportedError(`The import has two calls of ${mark}.`);
    marked.add(mark);
  }
}

function refuseUnfitResult(result: RaceResult, known: ReadonlySet<string>): void {
  const { race, candidates, columns, units } = result;
  const refuse = (said: string) => {
    throw new ReportedError(`The results of race ${race} ${said}.`);
  };
  for (const candidate of candidates)
    if (!known.has(candidate)) refuse(`name candidate ${candidate}, whom the race lacks`);
  if (new Set(candidates).size < candidates.length) refuse('name a candidate twice');
  if (new Set(columns).size < columns.length) refuse('have a column twice');
  const named = new Set<string>();
  for (const { unit, counts } of units) {
    if (named.has(unit)) refuse(`name unit ${unit} twice`);
    named.add(unit);
    const isFull =
      counts.length === candidates.length && counts.every((row) => row.length === columns.length);
    if (!isFull) refuse(`in unit ${unit} lack counts of a candidate or a column`);
  }
}
