import { FileError, type ExportFile } from '@crossvote/opening';
import type { BallotContest } from './ballot-contest.ts';
import type { InvalidContests } from './invalid-contests.ts';
import { isObject, RefusedRecord } from './json-values.ts';
import { contestsOf, currentVersion } from './session.ts';
import { readSessionFile } from './session-file.ts';

/** Most contests, and most candidates, that are taken from the records. */
const idLimit = 100_000;

/** What the records show about a contest that no manifest describes. */
export interface SurveyedContest {
  /**
   * Most votes and undervotes of one record. In all known versions that is the number of choices that may be marked.
   */
  voteFor: number;
  highestRank: number;
  /** By id: whether it was marked as a write-in line. */
  readonly candidates: Map<number, boolean>;
}

/** The contests of all records, collected in a first reading. */
export class ContestSurvey {
  readonly contests = new Map<number, SurveyedContest>();
  private candidateCount = 0;

  constructor(private readonly invalid: InvalidContests) {}

  /** @throws FileError when the file is damaged */
  async add(file: ExportFile): Promise<void> {
    await readSessionFile(file, {
      take: (session) => {
        this.addSession(session, file.name);
      },
      // The second reading reports this.
      refuse: () => undefined,
      drain: () => Promise.resolve(),
    });
  }

  private addSession(session: unknown, file: string): void {
    if (!isObject(session)) return;
    try {
      for (const contest of contestsOf(currentVersion(session).cards, this.invalid))
        this.addContest(contest, file);
    } catch (error) {
      // The second reading refuses the record and reports this.
      if (!(error instanceof RefusedRecord)) throw error;
    }
  }

  private addContest({ id, marks, undervotes = 0 }: BallotContest, file: string): void {
    const contest = this.contests.get(id) ?? {
      voteFor: 1,
      highestRank: 1,
      candidates: new Map<number, boolean>(),
    };
    this.contests.set(id, contest);
    const votes = marks.filter(({ isVote }) => isVote === true).length;
    contest.voteFor = Math.max(contest.voteFor, votes + undervotes);
    for (const { candidate, rank, writeInLine } of marks) {
      contest.highestRank = Math.max(contest.highestRank, rank);
      if (!contest.candidates.has(candidate)) this.candidateCount += 1;
      const isWriteIn = contest.candidates.get(candidate) === true || writeInLine !== undefined;
      contest.candidates.set(candidate, isWriteIn);
    }
    if (this.contests.size <= idLimit && this.candidateCount <= idLimit) return;
    throw new FileError(
      'too_many_ids',
      `has more than ${idLimit} contests or candidates: this is no export of one election`,
      { file },
    );
  }
}
