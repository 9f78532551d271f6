import type { Mark, Selection } from '../cvr-sink.ts';
import type { KnownContest } from './contest-definition.ts';
import { optionKey, type HartContest } from './hart-record.ts';

/** What a record says about a contest; undefined where the system voided it there: then it is not on the record. */
export function readSelection(contest: HartContest, known: KnownContest): Selection | undefined {
  if (contest.voidedBy !== '') return undefined;
  const named = new Set<number>();
  const marks = contest.options.flatMap((option): Mark[] => {
    const choice = known.choices.get(optionKey(option));
    if (option.isRejected || choice === undefined) return [];
    // A name that is written twice is one choice; lines without a name may be several (semantics: rule 5).
    if (!known.isRanked && named.has(choice)) return [];
    if (option.name !== '') named.add(choice);
    return option.ranks.map((rank) => ({ choice, rank: known.isRanked ? rank : 0 }));
  });
  // Ranks tell themselves where the ranking ends: those above an overvoted one count.
  const isExplained = known.isRanked && sharesRank(marks);
  const declared = contest.isOvervoted && !isExplained ? 'overvoted' : 'nothing';
  return { marks, declared };
}

function sharesRank(marks: readonly Mark[]): boolean {
  return new Set(marks.map(({ rank }) => rank)).size < marks.length;
}
