import type { InputFile, IssueLog } from '@crossvote/formats';
import type { TalliedContest } from './column-sink.ts';

/** Says which contests never meet, so that nobody takes their NOT_ON_BALLOT for an answer (semantics: Cross-voting). */
export function reportApartContests(
  contests: readonly TalliedContest[],
  groups: readonly (readonly number[])[],
  files: readonly InputFile[],
  issues: IssueLog,
): void {
  if (groups.length < 2) return;
  const described = groups.map((group) => {
    const first = contests[group[0] ?? 0]?.definition.name ?? '';
    return group.length === 1 ? first : `${first} and ${group.length - 1} more`;
  });
  issues.add({
    severity: 'assumption',
    code: 'contests_apart',
    message:
      `a record is one card, and ${groups.length} groups of contests never meet on one: ${described.join(' | ')}. ` +
      'Between groups there is no cross-voting (cards of a ballot that the export does not link, or different ballots)',
    place: { file: files[0]?.name ?? '' },
  });
}
