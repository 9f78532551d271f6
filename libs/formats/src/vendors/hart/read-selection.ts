import type { Mark, Selection } from '@crossvote/election';
import { writeInsShareFirstRank } from '../../words/write-ins.ts';
import type { KnownContest } from './contest-definition.ts';
import { optionKey, unnamedLineKey, type HartContest } from './hart-record.ts';

/**
 * The selection of a record in a contest; undefined where the system voided the contest, which is then not on the
 * record.
 */
export function readSelection(contest: HartContest, known: KnownContest): Selection | undefined {
  if (contest.voidedBy !== '') return undefined;
  const named = new Set<string>();
  const marks = contest.options.flatMap((option): Mark[] => {
    const choice = known.choices.get(optionKey(option));
    if (option.isRejected || choice === undefined) return [];
    const ranks = known.isRanked ? option.ranks : option.ranks.map(() => 0);
    if (option.name === '') return ranks.map((rank) => ({ choice, rank }));
    // A name that is written twice is one choice. Unnamed lines may be several marks (semantics: rule 5).
    const fresh = ranks.filter((rank) => !named.has(`${choice}@${rank}`));
    for (const rank of fresh) named.add(`${choice}@${rank}`);
    return fresh.map((rank) => ({ choice, rank }));
  });
  const line = known.choices.get(unnamedLineKey);
  const isShared = known.isRanked && writeInsShareFirstRank(marks, ({ choice }) => choice === line);
  // Ranks show by themselves where the ranking ends: ranks above an overvoted one count.
  const isExplained = known.isRanked && sharesRank(marks);
  const declared = isShared || (contest.isOvervoted && !isExplained) ? 'overvoted' : 'nothing';
  return { marks, declared };
}

function sharesRank(marks: readonly Mark[]): boolean {
  return new Set(marks.map(({ rank }) => rank)).size < marks.length;
}
