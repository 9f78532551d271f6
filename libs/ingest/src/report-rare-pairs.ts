import type { RarePairs } from '@crossvote/marks';
import { type InputFile, type IssueLog, quoteValue } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';

/**
 * Reports contests that are together on few records only, so that nobody takes an answer about them for an answer about
 * all voters.
 */
export function reportRarePairs(
  contests: readonly TalliedContest[],
  { count, most }: RarePairs,
  files: readonly InputFile[],
  issues: IssueLog,
): void {
  const [first] = most;
  if (!first) return;
  const [one = '', other = ''] = first.contests.map((contest) =>
    quoteValue(contests[contest]?.label ?? ''),
  );
  issues.add({
    severity: 'warning',
    code: 'cards_linked_in_part',
    message:
      `${count} pairs of contests stand together on few records, such as ${one} and ${other} on ${first.both} of ${first.either}: ` +
      'only some ballots have their cards joined (or few ballots have both contests), and an answer across them is of those few',
    place: { file: files[0]?.name ?? '' },
  });
}
