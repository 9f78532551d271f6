/** One choice that is marked on a record. */
export interface VoteMark {
  /** Undefined for a write-in without a choice in the report. */
  readonly choiceId: string | undefined;
  /** Number of the marked place; undefined where the report does not state it. */
  readonly position: string | undefined;
  readonly isWriteIn: boolean;
  /** Rank from 1; 0 where the mark has none. */
  readonly rank: number;
  /** Number of votes, at least 1. */
  readonly votes: number;
  /** Whether the system counted it. */
  readonly counts: boolean;
}

/** The votes of one record in one contest. */
export interface ContestVotes {
  readonly contestId: string;
  readonly marks: readonly VoteMark[];
  readonly isOvervoted: boolean;
  /** Whether the publisher masked its marks. */
  readonly isRedacted: boolean;
  /** Whether the system voided it because of its rules. */
  readonly isVoided: boolean;
  /** Undervotes in the report; undefined where it does not state them. */
  readonly undervotes: number | undefined;
  /** Whether other records may share this object. */
  readonly isShared: boolean;
}

/** Remarks that are reported once for all records that have them. */
export type RecordRemark =
  'earlierSnapshot' | 'impliedVote' | 'snapshotPerContest' | 'unclearMark' | 'writeInText';

/** One cast vote record. Texts are empty where the report does not state them. */
export interface VoteRecord {
  readonly unitId: string;
  /** Identifiers as in the report: in XML, words of one text. */
  readonly partyIds: readonly string[];
  readonly ballotStyle: string;
  readonly batch: string;
  readonly device: string;
  readonly uniqueId: string;
  readonly sheet: string;
  readonly contests: readonly ContestVotes[];
  readonly remarks: ReadonlySet<RecordRemark>;
  /** Paths of parts near its votes that the format does not have. */
  readonly unknown: readonly string[];
}
