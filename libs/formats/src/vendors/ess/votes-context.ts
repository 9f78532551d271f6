import type { PlacedContest } from '../../contests/contests-of-files.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import type { PieceRunner } from '../../pieces/piece-format.ts';
import type { BallotsFile } from './ballots-file.ts';
import type { ContestBook } from './contest-book.ts';
import type { HeldIssues } from './held-issues.ts';
import type { VotesSource } from './layout.ts';
import type { NameSurvey } from './name-survey.ts';

/** What the reading of one file shares with the whole export. */
export interface VotesContext {
  readonly sink: CvrSink;
  readonly issues: HeldIssues;
  readonly book: ContestBook;
  readonly ballots: BallotsFile;
  readonly survey: NameSurvey;
  /** Which contests of the export those of each file are. */
  readonly placed: ReadonlyMap<VotesSource, readonly PlacedContest[]>;
  readonly isNyc: boolean;
  /** Reads plain records apart; all are read row by row where it is missing. */
  readonly pieces: PieceRunner | undefined;
}
