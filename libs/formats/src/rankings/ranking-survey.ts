import { FileError, type Place } from '@crossvote/opening';
import { SilentReading } from '../records/silent-reading.ts';
import { ballotLimit } from './ballot-count.ts';
import type { Ranking } from './ranking-format.ts';
import type { RankingTaker } from './ranking-lines.ts';

/** What a file of rankings holds in all. */
export class RankingSurvey extends SilentReading implements RankingTaker {
  /** The lowest rank that is marked. */
  lowestRank = 0;
  private ballots = 0;

  take({ count, ranks }: Ranking, place: Place): undefined {
    const lowest = ranks.findLastIndex((choices) => choices.length > 0) + 1;
    this.lowestRank = Math.max(this.lowestRank, lowest);
    this.ballots += count;
    if (this.ballots > ballotLimit)
      throw new FileError(
        'count_absurd',
        `the file has more than ${ballotLimit} ballots up to here; correct the numbers before the rankings`,
        place,
      );
  }

  say(): undefined {
    return undefined;
  }
}
