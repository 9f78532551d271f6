import type { PlacedContest } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { PieceRunner } from '../../pieces/piece-format.ts';
import type { BallotsFile } from './ballots-file.ts';
import type { ContestBook } from './contest-book.ts';
import type { HeldIssues } from './held-issues.ts';
import type { VotesSource } from './layout.ts';
import type { NameSurvey } from './name-survey.ts';

/** What the readings of all files share. */
export interface VotesContext {
  readonly sink: CvrSink;
  readonly issues: HeldIssues;
  readonly book: ContestBook;
  readonly ballots: BallotsFile;
  readonly survey: NameSurvey;
  /** The contests of the export for the contests of each file. */
  readonly placed: ReadonlyMap<VotesSource, readonly PlacedContest[]>;
  readonly isNyc: boolean;
  /** Reads plain records in pieces. Without it, all records are read row by row. */
  readonly pieces: PieceRunner | undefined;
}
