import { type IssueLog, quoteValue } from '@crossvote/opening';
import type { SurveyedContest } from './contest-survey.ts';
import type { RankContests } from './rank-contests.ts';

/** Most spellings that are named. */
const namedLimit = 5;

/** Reports names with several spellings. */
export function reportSpellings(
  file: string,
  contests: readonly SurveyedContest[],
  issues: IssueLog,
): void {
  const joined = contests.flatMap(({ spellings, choiceSpellings }) => [
    ...(spellings.size > 0 ? [spellings] : []),
    ...choiceSpellings.values(),
  ]);
  if (joined.length === 0) return;
  const named = joined
    .slice(0, namedLimit)
    .map((spellings) => [...spellings].slice(0, namedLimit).map(quoteValue).join(' = '));
  issues.add({
    severity: 'assumption',
    code: 'spellings_joined',
    message: `${joined.length} names of contests and choices stand in spellings that differ in white space alone; each is one, by the spelling with the most of it: ${named.join('; ')}`,
    place: { file },
  });
}

/** Reports contests that are ranks of one contest. */
export function reportRankContests(file: string, { groups }: RankContests, issues: IssueLog): void {
  for (const { title, ranks } of groups)
    issues.add({
      severity: 'assumption',
      code: 'rank_contests_joined',
      message: `${quoteValue(title)} is one ranked contest: the export has its ${ranks.length} ranks as contests of their own (${ranks
        .slice(0, namedLimit)
        .map(({ name }) => quoteValue(name))
        .join(', ')})`,
      place: { file },
    });
}
