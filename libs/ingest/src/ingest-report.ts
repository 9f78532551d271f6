import type { IssueGroup } from '@crossvote/formats';

/** Results of one contest in the report of an ingest (semantics: rules 3 to 8). */
export interface ContestReport {
  readonly name: string;
  readonly code: string;
  readonly party: string;
  readonly voteFor: number;
  readonly rankLimit: number;
  readonly choices: readonly {
    readonly name: string;
    readonly code: string;
    readonly party: string;
    readonly isWriteIn: boolean;
    readonly votes: number;
    /** Votes that aggregate rows sum up; no record has them. */
    readonly aggregateVotes: number;
  }[];
  /** Records that have the contest. */
  readonly records: number;
  /** Records of the dataset that do not have it. */
  readonly notOnBallot: number;
  /** Votes counted; of a ranked contest, records. */
  readonly votes: number;
  /** Votes not used; of a ranked contest, records. */
  readonly undervotes: number;
  /** Votes lost; of a ranked contest, records. */
  readonly overvotes: number;
  readonly undervotedRecords: number;
  readonly overvotedRecords: number;
  readonly redactedRecords: number;
}

/** What an ingest did. Records read = records stored + records refused. */
export interface IngestReport {
  /** Null after a dry run. */
  readonly datasetId: number | null;
  readonly name: string;
  readonly description: string;
  readonly electionDate: string;
  readonly electionType: string;
  readonly format: string;
  readonly formatTitle: string;
  readonly softwareVersion: string;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly sizeBytes: number;
  }[];
  readonly recordsRead: number;
  readonly records: number;
  readonly refused: number;
  readonly contests: readonly ContestReport[];
  readonly issues: readonly IssueGroup[];
  /** Datasets that gave way to this one. */
  readonly replaced: readonly number[];
  readonly seconds: number;
}
