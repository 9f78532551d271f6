import { type IssueLog, quoteValue } from '@crossvote/opening';

/** Reports what readers assume about contests and choices, for the first file of an export. */
export class ContestRemarks {
  constructor(
    private readonly issues: IssueLog,
    private readonly file: string,
  ) {}

  sayNotDefined(): void {
    this.say(
      'warning',
      'contests_not_defined',
      'no file defines the election: identifiers stand in for the names of contests and choices; give the file that holds the election as well',
    );
  }

  sayUnnamed(): void {
    this.say(
      'assumption',
      'name_missing',
      'the election gives a contest or a choice no name: its code or identifier stands in for it',
    );
  }

  sayChoicesLeftOut(): void {
    this.say(
      'assumption',
      'choices_without_name',
      'contests list choices without a name that no record marks: these are left out',
    );
  }

  sayPlaces(): void {
    this.say(
      'assumption',
      'choices_by_place',
      'the selections of contests name no candidate: the number of the marked place is taken as that of the candidate, and candidates without votes are not in the list',
    );
  }

  sayRankLimit(contest: string, rankLimit: number): void {
    this.say(
      'assumption',
      'rank_limit_from_records',
      `${quoteValue(contest)} is taken to have ${rankLimit} ranks, the most that any record uses`,
    );
  }

  sayRanksMissing(contest: string): void {
    this.say(
      'warning',
      'ranks_missing',
      `${quoteValue(contest)} is called ranked, but no mark has a rank: counted as a contest without ranks`,
    );
  }

  sayVoteForInferred(contest: string, voteFor: number): void {
    this.say(
      'assumption',
      'vote_for_inferred',
      `${quoteValue(contest)} does not say how many may be marked: ${voteFor} is taken, the most votes and undervotes of any record`,
    );
  }

  private say(severity: 'assumption' | 'warning', code: string, message: string): void {
    this.issues.add({ severity, code, message, place: { file: this.file } });
  }
}
