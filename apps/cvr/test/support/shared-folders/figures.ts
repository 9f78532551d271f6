/** What somebody says of one contest; undefined where they do not say. Choices that are not there have no votes. */
export interface ContestFigures {
  readonly voteFor?: number | undefined;
  readonly rankLimit?: number | undefined;
  /** Records that have the contest. */
  readonly records?: number | undefined;
  readonly undervotedRecords?: number | undefined;
  readonly overvotedRecords?: number | undefined;
  /** Votes not used. */
  readonly undervotes?: number | undefined;
  readonly overvotes?: number | undefined;
  readonly votes?: ReadonlyMap<string, number> | undefined;
}

/** What somebody says of an export. */
export interface Figures {
  readonly records: number | undefined;
  /** All that have records; undefined where nothing is said of contests. */
  readonly contests: ReadonlyMap<string, ContestFigures> | undefined;
}

const measures = [
  ...(['voteFor', 'rankLimit', 'records', 'undervotedRecords', 'overvotedRecords'] as const),
  ...(['undervotes', 'overvotes'] as const),
];

/** A sentence for every number that is not as expected, such as `Mayor, votes of Ann: 12, here 11`. */
export function differencesOf(expected: Figures, here: Figures): string[] {
  const found = [...difference('records', expected.records, here.records)];
  if (!expected.contests) return found;
  for (const [name, contest] of expected.contests)
    found.push(...contestDifferences(name, contest, here.contests?.get(name)));
  for (const [name, { records = 0 }] of here.contests ?? [])
    if (!expected.contests.has(name) && records > 0)
      found.push(`${name}: not there, here ${records} records`);
  return found;
}

function contestDifferences(
  name: string,
  expected: ContestFigures,
  here: ContestFigures | undefined,
): string[] {
  if (!here) return [`${name}: there, not here`];
  return [
    ...measures.flatMap((measure) =>
      difference(`${name}, ${measure}`, expected[measure], here[measure]),
    ),
    ...voteDifferences(`${name}, votes of`, expected.votes, here.votes),
  ];
}

/** The same for counts by name. */
export function voteDifferences(
  title: string,
  expected: ReadonlyMap<string, number> | undefined,
  here: ReadonlyMap<string, number> = new Map<string, number>(),
): string[] {
  if (!expected) return [];
  const names = new Set([...expected.keys(), ...here.keys()]);
  return [...names].flatMap((name) =>
    difference(`${title} ${name}`, expected.get(name) ?? 0, here.get(name) ?? 0),
  );
}

function difference(what: string, expected: number | undefined, here: number | undefined) {
  return expected === undefined || expected === here ? [] : [`${what}: ${expected}, here ${here}`];
}

/** The same figures under other names of contests and choices. */
export function named(
  { records, contests }: Figures,
  nameOf: (name: string) => string = (name) => name,
): Figures {
  const renamed = <Value>(map: ReadonlyMap<string, Value> | undefined) =>
    map && new Map([...map].map(([name, value]) => [nameOf(name), value] as const));
  const all = [...(contests ?? [])].map(
    ([name, contest]) => [name, { ...contest, votes: renamed(contest.votes) }] as const,
  );
  return { records, contests: contests && renamed(new Map(all)) };
}
