import { countSelection, type ContestRule } from './count-selection.ts';
import type { MarkBlock } from './mark-block.ts';
import { unpackCodes } from './packed-codes.ts';

/** Results of one contest among the records of a dataset (semantics: rules 3 to 6). */
export interface ContestTally {
  /** Records that have the contest. */
  readonly records: number;
  /** Votes for each choice, by its place; in a ranked contest, records whose counted choice it is. */
  readonly votes: readonly number[];
  /** Votes not used on records that are not overvoted; in a ranked contest, records. */
  readonly undervotes: number;
  /** Votes lost to overvotes; in a ranked contest, records. */
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly redactedRecords: number;
}

/** Records of each code of a block. O(count), allocates the result. */
export function countCodes(block: MarkBlock, count: number): Uint32Array {
  const histogram = new Uint32Array(block.dictionary.length + 1);
  const codes = unpackCodes(block, count);
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    histogram[code] = (histogram[code] ?? 0) + 1;
  }
  return histogram;
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
    const histogram = countCodes(block, recordCount);
    block.dictionary.forEach((selection, index) => {
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

  /** The results so far, with `choiceCount` entries in `votes`. */
  result(choiceCount: number): ContestTally {
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
