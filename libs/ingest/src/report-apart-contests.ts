import type { ContestGroup } from '@crossvote/marks';
import type { InputFile, IssueLog } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';

/** Most groups that the message names. */
const namedGroups = 12;

/**
 * Reports which contests are never on one record, so that nobody takes their NOT_ON_BALLOT for an answer (semantics:
 * Cross-voting).
 */
export function reportApartContests(
  contests: readonly TalliedContest[],
  groups: readonly ContestGroup[],
  files: readonly InputFile[],
  issues: IssueLog,
): void {
  if (groups.length < 2) return;
  const named = groups.slice(0, namedGroups).map((group) => {
    const first = contests[group.contests[0] ?? 0]?.label ?? '';
    return group.contests.length === 1 ? first : `${first} and ${group.contests.length - 1} more`;
  });
  const rest = groups.length > namedGroups ? ` | and ${groups.length - namedGroups} more` : '';
  issues.add({
    severity: 'assumption',
    code: 'contests_apart',
    message:
      `a record is one card, and ${groups.length} groups of contests never meet on one: ${named.join(' | ')}${rest}. ` +
      'Between groups there is no cross-voting (cards of a ballot that the export does not link, or different ballots)',
    place: { file: files[0]?.name ?? '' },
  });
}
