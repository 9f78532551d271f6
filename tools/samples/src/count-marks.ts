import type { Contest, Selection } from './election.ts';

/** What one selection counts for. `votes` lists a choice once for each vote it gets. */
export type CountedSelection =
  | { readonly state: 'counted'; readonly votes: readonly number[] }
  | { readonly state: 'undervote' | 'overvote'; readonly votes: readonly [] };

const undervote: CountedSelection = { state: 'undervote', votes: [] };
const overvote: CountedSelection = { state: 'overvote', votes: [] };

/** Counts the marks of one record in one contest by semantics.md, rules 3 and 4. */
export function countMarks(contest: Contest, selection: Selection): CountedSelection {
  if (contest.rankLimit > 0) return countRanking(contest, selection);
  if (selection.length === 0) return undervote;
  if (selection.length > contest.voteFor) return overvote;
  return { state: 'counted', votes: selection.map(({ choice }) => choice) };
}

function countRanking(contest: Contest, selection: Selection): CountedSelection {
  for (let rank = 1; rank <= contest.rankLimit; rank += 1) {
    const here = selection.filter((mark) => mark.rank === rank);
    if (here.length > 1) return overvote;
    if (here.length === 1) return { state: 'counted', votes: here.map(({ choice }) => choice) };
  }
  return undervote;
}
