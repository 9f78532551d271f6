import { CdfProblem } from './cdf-problem.ts';
import type { ContestVotes, VoteRecord } from './vote-record.ts';

const entryLimit = 1_000_000;

/** What records show about a contest, for facts that its definition may not state. */
export interface ContestUsage {
  highestRank: number;
  /** Most votes and undervotes of a record that is not overvoted. */
  mostVotes: number;
  /** Whether any record marks a write-in that refers to no choice. */
  hasNamelessWriteIn: boolean;
  /** Choices in the order of their first mark, and whether the mark is a write-in. */
  readonly choices: Map<string, boolean>;
  /**
   * Numbers of the marked places, and whether the mark is a write-in. A write-in without a place has an empty number.
   */
  readonly places: Map<string, boolean>;
}

/** What all records of an export show about its contests, from a first reading. */
export class ContestUsages {
  readonly contests = new Map<string, ContestUsage>();
  private entries = 0;

  /** @throws CdfProblem when the records refer to more contests and choices than any election has */
  add(record: VoteRecord): void {
    for (const contest of record.contests) this.addContest(contest);
    this.checkSize();
  }

  /** Adds what the records of another file show. */
  merge(other: ContestUsages): void {
    for (const [
      contestId,
      { highestRank, mostVotes, hasNamelessWriteIn, choices, places },
    ] of other.contests) {
      const usage = this.usageOf(contestId);
      usage.highestRank = Math.max(usage.highestRank, highestRank);
      usage.mostVotes = Math.max(usage.mostVotes, mostVotes);
      usage.hasNamelessWriteIn ||= hasNamelessWriteIn;
      for (const [choiceId, isWriteIn] of choices) this.addChoice(usage, choiceId, isWriteIn);
      for (const [place, isWriteIn] of places) this.addPlace(usage, place, isWriteIn);
    }
    this.checkSize();
  }

  private checkSize(): void {
    if (this.entries > entryLimit)
      throw new CdfProblem('too_large', 'the records refer to more choices than any election has');
  }

  private addContest({ contestId, marks, isOvervoted, undervotes }: ContestVotes): void {
    const usage = this.usageOf(contestId);
    let votes = undervotes ?? 0;
    for (const mark of marks) {
      if (mark.counts) votes += mark.votes;
      if (mark.rank > usage.highestRank) usage.highestRank = mark.rank;
      this.addChoice(usage, mark.choiceId, mark.isWriteIn);
      if (mark.isWriteIn || mark.position !== undefined)
        this.addPlace(usage, mark.position ?? '', mark.isWriteIn);
    }
    if (!isOvervoted && votes > usage.mostVotes) usage.mostVotes = votes;
  }

  private usageOf(contestId: string): ContestUsage {
    const known = this.contests.get(contestId);
    if (known) return known;
    this.entries += 1;
    const usage: ContestUsage = {
      highestRank: 0,
      mostVotes: 0,
      hasNamelessWriteIn: false,
      choices: new Map(),
      places: new Map(),
    };
    this.contests.set(contestId, usage);
    return usage;
  }

  private addChoice(usage: ContestUsage, choiceId: string | undefined, isWriteIn: boolean): void {
    if (choiceId === undefined) usage.hasNamelessWriteIn = true;
    else if (!usage.choices.has(choiceId)) {
      usage.choices.set(choiceId, isWriteIn);
      this.entries += 1;
    }
  }

  private addPlace({ places }: ContestUsage, place: string, isWriteIn: boolean): void {
    if (!places.has(place)) this.entries += 1;
    if (isWriteIn || !places.has(place)) places.set(place, isWriteIn);
  }
}
