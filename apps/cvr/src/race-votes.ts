import type {
  ElectionContents,
  RaceResult,
  ResultsType,
  StoredRace,
  Unit,
} from '@crossvote/elections';

/** Which results stand for a race, where it has several. */
const order: readonly ResultsType[] = ['certified', 'live', 'test', 'counted'];

/** The results that stand for a race: certified ones, else live, test or counted ones. */
export function standingResult(
  { results }: ElectionContents,
  race: string,
  wanted?: ResultsType,
): RaceResult | undefined {
  const own = results.filter((result) => result.race === race);
  const types = wanted === undefined ? order : [wanted];
  return types.flatMap((type) => own.filter(({ resultsType }) => resultsType === type))[0];
}

/**
 * Votes of each candidate in all: of the units that no other unit of the result contains.
 *
 * @returns null for a candidate without any count
 */
export function totalVotes(
  result: RaceResult,
  units: readonly Unit[],
): ReadonlyMap<string, number | null> {
  const parents = new Map(units.map(({ key, parent }) => [key, parent]));
  const counted = new Set(result.units.map(({ unit }) => unit));
  const outermost = result.units.filter(({ unit }) => !isWithin(unit, counted, parents));
  const column = Math.max(0, result.columns.indexOf('votes'));
  return new Map(
    result.candidates.map((candidate, place) => {
      const votes = outermost.flatMap(({ counts }) => counts[place]?.[column] ?? []);
      return [candidate, votes.length === 0 ? null : votes.reduce((sum, count) => sum + count, 0)];
    }),
  );
}

function isWithin(
  unit: string,
  counted: ReadonlySet<string>,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  // A state contains all units of its election, whether they say so or not.
  if (unit !== 'state' && unit !== 'nation' && (counted.has('state') || counted.has('nation')))
    return true;
  for (let outer = parents.get(unit); outer; outer = parents.get(outer))
    if (counted.has(outer)) return true;
  return false;
}

/** The mark that stands for a candidate, or empty. */
export function markOf(
  { calls }: ElectionContents,
  race: StoredRace,
  candidate: string,
  resultsType: ResultsType,
): string {
  const call = calls.find(
    (one) =>
      one.race === race.key && one.candidate === candidate && one.resultsType === resultsType,
  );
  return call && call.mark !== 'N' ? call.mark : '';
}

/** What was counted by unit, in the order that their source gives them, else in the order of their keys. */
export function unitsInPlace(result: RaceResult, units: readonly Unit[]): RaceResult['units'] {
  const places = new Map(units.map(({ key, position }, at) => [key, { position, at }]));
  const placeOf = ({ unit }: RaceResult['units'][number]) =>
    places.get(unit) ?? { position: 0, at: 0 };
  return [...result.units].sort((one, other) => {
    const [first, second] = [placeOf(one), placeOf(other)];
    return first.position - second.position || first.at - second.at;
  });
}
