import { FileError, quoteValue } from '@crossvote/opening';
import type { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import type { SurveyedContest } from './contest-survey.ts';

/** A contest of the export, which several election databases may have, each with an id of its own. */
export interface JoinedContest {
  /** What {@link ContestsOfFiles} knows it by. */
  readonly key: string;
  /** What all of them together say of it; the choices are those of the first. */
  readonly contest: SurveyedContest;
  /** What each says. */
  readonly members: readonly SurveyedContest[];
}

/**
 * Decides which contests of several databases are one: within a database their ids tell, and between databases their
 * choices or a person.
 *
 * @param databases - contests by the name of the database
 * @throws FileError where a contest is ranked in one database only, or titles do not tell which is which
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

/** A contest of which nothing is marked tells nothing of ranks. */
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
