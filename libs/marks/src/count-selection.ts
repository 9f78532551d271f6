import type { ContestRule, Selection } from '@crossvote/election';

/** How a selection counts. `votes` lists the counted choices, one entry for each vote; empty unless `voted`. */
export interface CountedSelection {
  readonly state: 'voted' | 'undervote' | 'overvote' | 'redacted';
  readonly votes: readonly number[];
}

const undervote: CountedSelection = { state: 'undervote', votes: [] };
const overvote: CountedSelection = { state: 'overvote', votes: [] };
const redacted: CountedSelection = { state: 'redacted', votes: [] };

/**
 * The counted choice of a ranking: its highest rank that holds exactly one choice, after skipped ranks; a rank
 * with two choices is an overvote and ends the ranking there (semantics: rule 4).
 */
function countRanking({ marks }: Selection): CountedSelection {
  let highest = Infinity;
  let choices = new Set<number>();
  for (const { rank, choice } of marks) {
    if (rank < highest) {
      highest = rank;
      choices = new Set();
    }
    if (rank === highest) choices.add(choice);
  }
  if (choices.size === 0) return undervote;
  return choices.size > 1 ? overvote : { state: 'voted', votes: [...choices] };
}

/** Applies the rules of vote-for-N, ranks, declared overvotes and redaction to one selection (semantics: rules 2 to 6). */
export function countSelection(selection: Selection, rule: ContestRule): CountedSelection {
  if (selection.declared === 'redacted') return redacted;
  if (selection.declared === 'overvoted') return overvote;
  if (rule.rankLimit > 0) return countRanking(selection);
  if (selection.marks.length === 0) return undervote;
  if (selection.marks.length > rule.voteFor) return overvote;
  return { state: 'voted', votes: selection.marks.map(({ choice }) => choice) };
}
