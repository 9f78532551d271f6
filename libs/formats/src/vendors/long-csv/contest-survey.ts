import { FileError, type ExportFile } from '@crossvote/opening';
import type { StateWords } from '../../words/state-words.ts';
import { readBallots, type BallotReader } from './ballot-rows.ts';
import type { LongRow } from './long-columns.ts';
import { findProblem, groupByContest } from './record-problem.ts';

/** What the files hold about one contest. */
export interface SurveyedContest {
  /** Names in the order in which they stand first. */
  readonly choices: Set<string>;
  /** Most votes of one record, used or said to be not used. */
  mostVotes: number;
  rankLimit: number;
  hasUndervotes: boolean;
}

/** Choices of all contests. */
const choiceLimit = 100_000;

/**
 * Reads the files once for contests, choices and the most votes of a record: the layout lists none of them.
 *
 * @returns the contests of each file by their names
 */
export async function surveyContests(
  files: readonly ExportFile[],
  words?: StateWords,
): Promise<Map<string, SurveyedContest>[]> {
  const all: Map<string, SurveyedContest>[] = [];
  let choices = 0;
  let count = 0;
  for (const file of files) {
    const contests = new Map<string, SurveyedContest>();
    all.push(contests);
    const ballots: BallotReader = {
      columns: () => undefined,
      ballot: (rows, place) => {
        const before = contests.size;
        choices += addBallot(contests, rows);
        count += contests.size - before;
        if (choices + count > choiceLimit)
          throw new FileError(
            'too_many_choices',
            `names more than ${choiceLimit} contests and choices: this is no table of votes`,
            place,
          );
      },
      warn: () => undefined,
      drain: () => Promise.resolve(),
    };
    await readBallots(file, ballots, words);
  }
  return all;
}

/** What two files hold about one contest. */
export function joinedContest(one: SurveyedContest, other: SurveyedContest): SurveyedContest {
  return {
    choices: new Set([...one.choices, ...other.choices]),
    mostVotes: Math.max(one.mostVotes, other.mostVotes),
    rankLimit: Math.max(one.rankLimit, other.rankLimit),
    hasUndervotes: one.hasUndervotes || other.hasUndervotes,
  };
}

/** Records that will be refused tell nothing. @returns how many choices are new */
function addBallot(contests: Map<string, SurveyedContest>, rows: readonly LongRow[]): number {
  const byContest = groupByContest(rows);
  if (findProblem(rows, byContest)) return 0;
  let added = 0;
  for (const [name, ofContest] of byContest) {
    const contest = contests.get(name) ?? newContest();
    contests.set(name, contest);
    const before = contest.choices.size;
    for (const row of ofContest) addRow(contest, row);
    added += contest.choices.size - before;
    if (ofContest.some(({ kind }) => kind === 'overvote')) continue;
    // A row for each vote that was not used tells of as many votes.
    const used = ofContest.filter(({ kind }) => kind === 'vote' || kind === 'undervote').length;
    contest.mostVotes = Math.max(contest.mostVotes, used);
  }
  return added;
}

function addRow(contest: SurveyedContest, { candidate, rank, kind }: LongRow): void {
  if (kind === 'undervote' || kind === 'noVote') contest.hasUndervotes = true;
  if (kind !== 'vote' && kind !== 'noVote') return;
  contest.choices.add(candidate);
  contest.rankLimit = Math.max(contest.rankLimit, rank);
}

function newContest(): SurveyedContest {
  return { choices: new Set(), mostVotes: 1, rankLimit: 0, hasUndervotes: false };
}
