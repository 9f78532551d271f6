import type { ContestCounts, ContestRule, Selection } from '@crossvote/election';
import { countSelection } from './count-selection.ts';
import type { MarkBlock } from './mark-block.ts';
import { countCodes } from './scan-codes.ts';

/** Results of one contest among the records of a dataset. */
export interface ContestTally extends Omit<ContestCounts, 'votes'> {
  /** Votes for each choice, by its place; in a ranked contest, records whose counted choice it is. */
  readonly votes: readonly number[];
}

/** Adds up one contest, block by block. */
export class TallyCounter {
  private readonly votes: number[] = [];
  private records = 0;
  private undervotes = 0;
  private overvotes = 0;
  private undervotedRecords = 0;
  private overvotedRecords = 0;
  private redactedRecords = 0;

  constructor(private readonly rule: ContestRule) {}

  /** Adds one block of `recordCount` records. O(recordCount). */
  add(block: MarkBlock, recordCount: number): void {
    this.addHistogram(block.dictionary, countCodes(block, recordCount));
  }

  /** Adds records by their codes. @param histogram - records of the codes 0, 1, … */
  addHistogram(dictionary: readonly Selection[], histogram: Uint32Array): void {
    dictionary.forEach((selection, index) => {
      const records = histogram[index + 1] ?? 0;
      const { state, votes } = countSelection(selection, this.rule);
      const votesOfRecord = this.rule.rankLimit > 0 ? 1 : this.rule.voteFor;
      this.records += records;
      for (const choice of votes) this.votes[choice] = (this.votes[choice] ?? 0) + records;
      if (state === 'undervote') this.undervotedRecords += records;
      if (state === 'redacted') this.redactedRecords += records;
      else if (state === 'overvote') {
        this.overvotedRecords += records;
        this.overvotes += votesOfRecord * records;
      } else this.undervotes += (votesOfRecord - votes.length) * records;
    });
  }

  /** Adds results that were counted from other records. */
  merge(tally: ContestTally): void {
    this.records += tally.records;
    tally.votes.forEach((votes, choice) => {
      this.votes[choice] = (this.votes[choice] ?? 0) + votes;
    });
    this.undervotes += tally.undervotes;
    this.overvotes += tally.overvotes;
    this.undervotedRecords += tally.undervotedRecords;
    this.overvotedRecords += tally.overvotedRecords;
    this.redactedRecords += tally.redactedRecords;
  }

  /**
   * The results so far. @param choiceCount - number of entries in `votes`; unless given, up to the last choice with
   * votes
   */
  result(choiceCount = this.votes.length): ContestTally {
    return {
      records: this.records,
      votes: Array.from({ length: choiceCount }, (_, choice) => this.votes[choice] ?? 0),
      undervotes: this.undervotes,
      overvotes: this.overvotes,
      undervotedRecords: this.undervotedRecords,
      overvotedRecords: this.overvotedRecords,
      redactedRecords: this.redactedRecords,
    };
  }
}
