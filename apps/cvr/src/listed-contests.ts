import type { IngestReport } from '@crossvote/ingest';
import { plural } from './numbers.ts';
import { wrapText } from './wrap-text.ts';

type Contest = IngestReport['contests'][number];

/** Whether a person is shown a contest: a manifest may name those of a whole state, most of which are on no record. */
export function isListed({ records, choices }: Contest): boolean {
  return records > 0 || choices.some(({ aggregateVotes }) => aggregateVotes > 0);
}

/** Says how many contests are not shown; nothing where all are. */
export function unlistedNote(contests: readonly Contest[], width: number): string[] {
  const count = contests.filter((contest) => !isListed(contest)).length;
  if (count === 0) return [];
  const are = count === 1 ? 'is' : 'are';
  return [wrapText(`${plural(count, 'contest')} ${are} on no record; all are in --json.`, width)];
}
