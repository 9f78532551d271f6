import type { ApCandidate, ApRace } from './reply.ts';

/** Names of counts of a candidate in a reply, with the columns that they are. */
const known: readonly (readonly [member: string, column: string])[] = [
  ['voteCount', 'votes'],
  ['avotes', 'avotes'],
  ['electionDayInPerson', 'electionDayInPerson'],
  ['provisional', 'provisional'],
  ['advanceTotal', 'advanceTotal'],
  ['earlyInPerson', 'earlyInPerson'],
  ['absenteeTotal', 'absenteeTotal'],
  ['absenteeInPerson', 'absenteeInPerson'],
  ['absenteeMail', 'absenteeMail'],
  ['inPersonTotal', 'inPersonTotal'],
  ['advanceInPersonTotal', 'advanceInPersonTotal'],
  ['delegateCount', 'delegates'],
  ['electWon', 'electoral'],
];

/** Members of candidates that are counts, whether a race has them or not. */
export const countMembers: ReadonlySet<string> = new Set(known.map(([member]) => member));

/** The counts that candidates of a race have: members with their columns. `votes` is always one. */
export function columnsOf(race: ApRace): readonly (readonly [member: string, column: string])[] {
  const rows = (race.reportingUnits ?? []).flatMap(({ candidates }) => candidates);
  const has = (member: string) => rows.some((row) => countOf(row, member) !== null);
  return known.filter(([member]) => member === 'voteCount' || has(member));
}

/** A count of a candidate; null where it is not given, or is no count. */
export function countOf(candidate: ApCandidate, member: string): number | null {
  const count = candidate[member];
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
