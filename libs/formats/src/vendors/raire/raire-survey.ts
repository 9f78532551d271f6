import { KeySet } from '../../records/key-set.ts';
import { SilentReading } from '../../records/silent-reading.ts';
import type { RaireContest } from './raire-head.ts';
import type { RaireLine, RaireTaker } from './raire-lines.ts';

/** What a RAIRE file holds in all. */
export class RaireSurvey extends SilentReading implements RaireTaker {
  contests: readonly RaireContest[] = [];
  /** The most preferences that a ballot has in each contest. */
  lowestRanks: number[] = [];
  /** Whether the lines of each ballot stand together. */
  isGrouped = true;
  private readonly seen = new KeySet();
  private ballot = '';

  head(contests: readonly RaireContest[]): void {
    this.contests = contests;
    this.lowestRanks = contests.map(() => 0);
  }

  line({ ballot, contest, ranking }: RaireLine): void {
    this.lowestRanks[contest] = Math.max(this.lowestRanks[contest] ?? 0, ranking.length);
    if (ballot === this.ballot || !this.isGrouped) return;
    this.ballot = ballot;
    const key = Buffer.from(ballot);
    this.seen.feed(key, 0, key.length);
    this.isGrouped = this.seen.add();
  }
}
