import type {
  Contest,
  ContestCounts,
  CountedChoice,
  DatasetDescription,
} from '@crossvote/election';
import type { ContestGroup, RarePairs } from '@crossvote/marks';
import type { FileOrigin, IssueGroup } from '@crossvote/opening';

/** Results of one contest in the report of an ingest (semantics: rules 3 to 8). */
export interface ContestReport extends Contest, ContestCounts {
  /** Its name with the files that tell it from another contest of its name. */
  readonly label: string;
  /** Whether the export says how many may be marked or ranked; else it is inferred, and an issue says from what. */
  readonly statesVoteFor: boolean;
  readonly choices: readonly CountedChoice[];
  /** Records of the dataset that do not have it. */
  readonly notOnBallot: number;
}

/** A file on the disk that the export consists of. */
export interface FileReport {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Whether it holds records, or only helps to read them. */
  readonly part: 'records' | 'side';
  /** How it came to be one of them: named, named by an option, or found beside the export. */
  readonly by: FileOrigin['by'];
  /** How many files an archive holds, by what they are; null for a plain file. */
  readonly members: {
    readonly records: number;
    readonly side: number;
    readonly leftOut: number;
  } | null;
}

/** What an ingest did. Records read = records stored + refused + repeated. */
export interface IngestReport extends DatasetDescription {
  /** Null after a dry run, and where most records were refused. */
  readonly datasetId: number | null;
  /** Whether most records were refused and nobody allowed that: nothing is stored then. */
  readonly isMostlyRefused: boolean;
  /** As the export itself names the election; empty where it does not. */
  readonly electionName: string;
  readonly format: string;
  readonly formatTitle: string;
  readonly softwareVersion: string;
  readonly files: readonly FileReport[];
  readonly recordsRead: number;
  readonly records: number;
  readonly refused: number;
  /** Stand in several of its files, and are stored once. */
  readonly repeated: number;
  readonly contests: readonly ContestReport[];
  /** Contests that meet on records, directly or by way of others; between groups there is no cross-voting. */
  readonly groups: readonly ContestGroup[];
  /** Pairs of contests of one group that meet on few records, as the cards of most ballots are not linked. */
  readonly rarePairs: RarePairs;
  readonly issues: readonly IssueGroup[];
  /** Those of them that a comparison of all contests' choices found to look wrong. */
  readonly lookAt: readonly IssueGroup[];
  /** Datasets that gave way to this one. */
  readonly replaced: readonly number[];
  readonly seconds: number;
}
