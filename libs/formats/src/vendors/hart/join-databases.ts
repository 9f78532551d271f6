import { FileError, quoteValue } from '@crossvote/opening';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { SurveyedContest } from './contest-survey.ts';

/** A contest of the export. Several election databases may have it, each with its own id. */
export interface JoinedContest {
  /** Its key in {@link ContestsOfFiles}. */
  readonly key: string;
  /** The facts from all databases together, with the choices of the first one. */
  readonly contest: SurveyedContest;
  /** The facts from each database. */
  readonly members: readonly SurveyedContest[];
}

/**
 * Decides which contests of several databases are the same. Within a database, ids decide; between databases, choices
 * or a person.
 *
 * @param databases - contests by the name of the database
 * @throws FileError where a contest is ranked in only one database, or titles do not show which contests are the same
 */
export function joinDatabases(
  databases: ReadonlyMap<string, readonly SurveyedContest[]>,
  ofFiles: ContestsOfFiles,
): JoinedContest[] {
  const byKey = new Map<string, { name: string; members: SurveyedContest[] }>();
  for (const [file, contests] of databases) {
    const listed = contests.map(({ id, name, choices }) => ({
      id,
      title: name,
      choices: [...choices.values()].flatMap((option) => (option.isWriteIn ? [] : option.name)),
    }));
    for (const [at, { key, name }] of ofFiles.enter(file, listed, false).entries()) {
      const contest = contests[at];
      if (!contest) continue;
      const joined = byKey.get(key) ?? { name: name ?? contest.name, members: [] };
      byKey.set(key, joined);
      refuseOther(joined.members, contest, file);
      joined.members.push(contest);
    }
  }
  return [...byKey].flatMap(([key, { name, members }]) => {
    const [first] = members;
    return first ? [{ key, members, contest: { ...together(first, members), name } }] : [];
  });
}

function together(first: SurveyedContest, members: readonly SurveyedContest[]): SurveyedContest {
  const all = (count: (contest: SurveyedContest) => number) => members.map(count);
  const sum = (count: (contest: SurveyedContest) => number) =>
    all(count).reduce((total, one) => total + one, 0);
  const rankCounts = all(({ rankCount }) => rankCount).filter((ranks) => ranks > 0);
  const voided = new Map<string, number>();
  for (const [element, records] of members.flatMap((contest) => [...contest.voided]))
    voided.set(element, (voided.get(element) ?? 0) + records);
  const fewest = all(({ fewestVotes }) => fewestVotes).filter((votes) => votes > 0);
  return {
    ...first,
    mostVotes: Math.max(...all(({ mostVotes }) => mostVotes)),
    fewestVotes: fewest.length === 0 ? 0 : Math.min(...fewest),
    rankCount: Math.max(0, ...rankCounts),
    hasUnevenRanks:
      members.some(({ hasUnevenRanks }) => hasUnevenRanks) || new Set(rankCounts).size > 1,
    voided,
    rejectedWriteIns: sum(({ rejectedWriteIns }) => rejectedWriteIns),
    repeatedWriteIns: sum(({ repeatedWriteIns }) => repeatedWriteIns),
  };
}

/** A contest without any mark does not show whether it is ranked. */
function refuseOther(
  members: readonly SurveyedContest[],
  { name, rankCount }: SurveyedContest,
  file: string,
): void {
  const isOther = members.some(
    (member) => member.rankCount > 0 && rankCount > 0 && member.rankCount > 1 !== rankCount > 1,
  );
  if (!isOther) return;
  throw new FileError(
    'contest_differs',
    `the contest ${quoteValue(name)} is one of the files before, and is ranked here or there only; ingest the files apart, or say with --contests that it is another contest`,
    { file },
  );
}
