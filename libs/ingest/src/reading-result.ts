import type { ExportSummary, FormatSummary } from '@crossvote/formats';
import type { ContestGroup, RarePairs } from '@crossvote/marks';
import type { IssueLog } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';

/** Numbers of records: read = stored + refused + repeated. */
export interface RecordCounts {
  readonly read: number;
  readonly stored: number;
  readonly refused: number;
  /** Records that are in several files and are stored once. */
  readonly repeated: number;
}

/** An export that was read to its end. */
export interface ReadExport {
  readonly summary: ExportSummary;
  /** Of each of its formats. */
  readonly formats: readonly FormatSummary[];
  readonly counts: RecordCounts;
  readonly contests: readonly TalliedContest[];
  readonly groups: readonly ContestGroup[];
  readonly rarePairs: RarePairs;
  /** Issues from before the reading, and from the reading itself. */
  readonly issues: IssueLog;
}
