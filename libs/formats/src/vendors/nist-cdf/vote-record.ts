/** One choice that is marked on a record. */
export interface VoteMark {
  /** Undefined for a write-in that the report gives no choice. */
  readonly choiceId: string | undefined;
  /** Number of the place that is marked; undefined where the report does not say. */
  readonly position: string | undefined;
  readonly isWriteIn: boolean;
  /** From 1; 0 where the mark has none. */
  readonly rank: number;
  /** How many votes it is, at least 1. */
  readonly votes: number;
  /** Whether the system counted it. */
  readonly counts: boolean;
}

/** What one record says of one contest. */
export interface ContestVotes {
  readonly contestId: string;
  readonly marks: readonly VoteMark[];
  readonly isOvervoted: boolean;
  /** Whether the publisher masked its marks. */
  readonly isRedacted: boolean;
  /** Whether the system voided it because of its rules. */
  readonly isVoided: boolean;
  /** As the report has them; undefined where it does not say. */
  readonly undervotes: number | undefined;
  /** Whether other records may hold this very object. */
  readonly isShared: boolean;
}

/** What is worth telling once about all records that have it. */
export type RecordRemark =
  'earlierSnapshot' | 'impliedVote' | 'snapshotPerContest' | 'unclearMark' | 'writeInText';

/** One cast vote record; empty texts where the report does not say. */
export interface VoteRecord {
  readonly unitId: string;
  /** Identifiers, as they stand: words of one text in XML. */
  readonly partyIds: readonly string[];
  readonly ballotStyle: string;
  readonly batch: string;
  readonly device: string;
  readonly uniqueId: string;
  readonly sheet: string;
  readonly contests: readonly ContestVotes[];
  readonly remarks: ReadonlySet<RecordRemark>;
  /** Paths of what stands among its votes and the format does not know. */
  readonly unknown: readonly string[];
}
