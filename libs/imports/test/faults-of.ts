import type { ElectionFacts } from '@crossvote/elections';

/** What is unsound in facts: keys that two things have or nothing has, and counts that do not fit their columns. */
export function faultsOf(facts: ElectionFacts): string[] {
  return [...repeatedKeys(facts), ...lostReferences(facts), ...wrongCounts(facts)];
}

function repeatedKeys({ units, ballotStyles, pollingPlaces, races }: ElectionFacts): string[] {
  const lists = [
    units,
    ballotStyles,
    pollingPlaces,
    races,
    ...races.map((one) => one.candidates ?? []),
  ];
  return lists.flatMap((list) => {
    const keys = list.map(({ key }) => key);
    return keys.filter((key, place) => key === '' || keys.indexOf(key) !== place);
  });
}

function lostReferences({ units, ballotStyles, pollingPlaces, races }: ElectionFacts): string[] {
  const known = (list: readonly { readonly key: string }[]) => new Set(list.map(({ key }) => key));
  const [unitKeys, styleKeys, placeKeys, raceKeys] = [
    units,
    ballotStyles,
    pollingPlaces,
    races,
  ].map(known);
  return [
    ...units.flatMap(({ parent }) =>
      parent == null || unitKeys?.has(parent) ? [] : [`parent ${parent}`],
    ),
    ...units.flatMap((unit) => (unit.ballotStyles ?? []).filter((key) => !styleKeys?.has(key))),
    ...units.flatMap((unit) => (unit.pollingPlaces ?? []).filter((key) => !placeKeys?.has(key))),
    ...ballotStyles.flatMap((style) => (style.races ?? []).filter((key) => !raceKeys?.has(key))),
  ];
}

function wrongCounts({ races, units, results, calls }: ElectionFacts): string[] {
  const faults: string[] = [];
  const candidatesOf = new Map(
    races.map(({ key, candidates = [] }) => [key, new Set(candidates.map((one) => one.key))]),
  );
  const unitKeys = new Set(units.map(({ key }) => key));
  for (const { race, candidates, columns, units: rows } of results) {
    if (candidates.some((key) => !candidatesOf.get(race)?.has(key)))
      faults.push(`candidates of ${race}`);
    for (const { unit, counts } of rows) {
      if (!unitKeys.has(unit)) faults.push(`unit ${unit} of ${race}`);
      if (counts.length !== candidates.length) faults.push(`rows of ${race} in ${unit}`);
      if (counts.some((row) => row.length !== columns.length)) faults.push(`columns of ${race}`);
      const isCount = (count: number | null) =>
        count === null || (Number.isSafeInteger(count) && count >= 0);
      if (!counts.flat().every(isCount)) faults.push(`counts of ${race}`);
    }
  }
  for (const { race, candidate } of calls)
    if (!candidatesOf.get(race)?.has(candidate)) faults.push(`call of ${candidate} in ${race}`);
  return faults;
}
