import type { ReadResult } from './read-text.ts';

/** Results of one contest, counted from the records as the rules read. */
export interface PlainCount {
  readonly name: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: readonly { readonly name: string; readonly votes: number }[];
  /** Records that have the contest, and are not redacted. */
  readonly records: number;
  readonly undervotes: number;
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
}

/** Counts what a reader put into the sink, in the form of @crossvote/samples. */
export function countRecords({ contests, records }: ReadResult): PlainCount[] {
  return contests.map(({ name, voteFor, rankLimit, choices }, contest) => {
    const votes = choices.map(() => 0);
    const count = {
      records: 0,
      undervotes: 0,
      overvotes: 0,
      undervotedRecords: 0,
      overvotedRecords: 0,
    };
    const allowed = rankLimit > 0 ? 1 : voteFor;
    for (const { selections } of records) {
      const selection = selections.get(contest);
      // Masked marks are a state of their own (semantics: rule 6).
      if (!selection || selection.declared === 'redacted') continue;
      const { marks, declared } = selection;
      const first = Math.min(...marks.map(({ rank }) => rank));
      const counted = marks.filter(({ rank }) => rank === first);
      count.records += 1;
      if (declared === 'overvoted' || counted.length > allowed) {
        count.overvotedRecords += 1;
        count.overvotes += allowed;
        continue;
      }
      if (counted.length === 0) count.undervotedRecords += 1;
      count.undervotes += allowed - counted.length;
      for (const { choice } of counted) votes[choice]! += 1;
    }
    const named = choices.map((choice, place) => ({ name: choice.name, votes: votes[place]! }));
    return { name, voteFor, rankLimit, choices: named, ...count };
  });
}
