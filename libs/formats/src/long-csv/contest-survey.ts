import type { ExportFile } from '../export-file.ts';
import { CvrFileError } from '../issue.ts';
import { readBallots, type LongRow } from './ballot-rows.ts';

/** What the files hold about one contest. */
export interface SurveyedContest {
  /** Names in the order in which they stand first. */
  readonly choices: Set<string>;
  /** Most votes of one record. */
  mostVotes: number;
  rankLimit: number;
  hasUndervotes: boolean;
}

/** Choices of all contests. */
const choiceLimit = 100_000;

/** Reads the files once for contests, choices and the most votes of a record: the layout lists none of them. */
export async function surveyContests(
  files: readonly ExportFile[],
): Promise<Map<string, SurveyedContest>> {
  const contests = new Map<string, SurveyedContest>();
  let choices = 0;
  for (const file of files)
    await readBallots(file, {
      columns: () => undefined,
      ballot: (rows, place) => {
        choices += addBallot(contests, rows);
        if (choices + contests.size > choiceLimit)
          throw new CvrFileError(
            'too_many_choices',
            `names more than ${choiceLimit} contests and choices: this is no table of votes`,
            place,
          );
      },
      warn: () => undefined,
      drain: () => Promise.resolve(),
    });
  return contests;
}

/** @returns how many choices are new */
function addBallot(contests: Map<string, SurveyedContest>, rows: readonly LongRow[]): number {
  const votes = new Map<string, number>();
  let added = 0;
  for (const { contest: name, candidate, rank, kind } of rows) {
    const contest = contests.get(name) ?? {
      choices: new Set<string>(),
      mostVotes: 1,
      rankLimit: 0,
      hasUndervotes: false,
    };
    contests.set(name, contest);
    if (kind === 'undervote' || kind === 'noVote') contest.hasUndervotes = true;
    if (kind === 'undervote' || kind === 'overvote') continue;
    if (!contest.choices.has(candidate)) added += 1;
    contest.choices.add(candidate);
    contest.rankLimit = Math.max(contest.rankLimit, rank);
    if (kind === 'noVote') continue;
    const count = (votes.get(name) ?? 0) + 1;
    votes.set(name, count);
    contest.mostVotes = Math.max(contest.mostVotes, count);
  }
  return added;
}
