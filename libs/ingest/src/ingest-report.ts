import type {
  Contest,
  ContestCounts,
  CountedChoice,
  DatasetDescription,
} from '@crossvote/election';
import type { ContestGroup, RarePairs } from '@crossvote/marks';
import type { ReplacedIds } from '@crossvote/store';
import type { JoinedPart } from '@crossvote/formats';
import type { FileOrigin, IssueGroup } from '@crossvote/opening';

/** Results of one contest in the report of an ingest (semantics: rules 3 to 8). */
export interface ContestReport extends Contest, ContestCounts {
  /** Its name with what tells it from another contest of the same name: files, else party, code or choices. */
  readonly label: string;
  /**
   * Whether the export states how many choices may be marked or ranked. Otherwise the number is inferred, and an issue
   * says how.
   */
  readonly statesVoteFor: boolean;
  readonly choices: readonly CountedChoice[];
  /** Records of the dataset without this contest. */
  readonly notOnBallot: number;
  /** What each format has of it, where several have it; empty elsewhere. */
  readonly joined: readonly JoinedPart[];
}

/** One of the formats that were read. */
export interface FormatReport {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Version of the voting system's software, or empty. */
  readonly softwareVersion: string;
  readonly recordsRead: number;
  readonly refused: number;
}

/** A file on the disk that is part of the export. */
export interface FileReport {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Whether it holds records, or only helps to read them. */
  readonly part: 'records' | 'side';
  /** How it became part of the export: a person named it, an option named it, or it was found beside the export. */
  readonly by: FileOrigin['by'];
  /** Id of the format that it was read as; with a plus sign between several that an archive holds. */
  readonly format: string;
  /** How many files an archive holds, by what they are; null for a plain file. */
  readonly members: {
    readonly records: number;
    readonly side: number;
    readonly leftOut: number;
  } | null;
}

/** What an ingest did. Records read = records stored + refused + repeated. */
export interface IngestReport extends DatasetDescription {
  /** Null after a dry run, and when most records were refused. */
  readonly datasetId: number | null;
  /** Whether most records were refused without `allowRefused`. Then nothing is stored. */
  readonly isMostlyRefused: boolean;
  /** The name of the election in the export; empty where it has none. */
  readonly electionName: string;
  /** Ids of the formats that were read, with a plus sign between several. */
  readonly format: string;
  readonly formats: readonly FormatReport[];
  readonly softwareVersion: string;
  readonly files: readonly FileReport[];
  readonly recordsRead: number;
  readonly records: number;
  readonly refused: number;
  /** Records that are in several files and are stored once. */
  readonly repeated: number;
  readonly contests: readonly ContestReport[];
  /**
   * Contests that are linked by records, directly or through other contests. There is no cross-voting between groups.
   */
  readonly groups: readonly ContestGroup[];
  /** Pairs of contests of one group that are together on few records, as the cards of most ballots are not linked. */
  readonly rarePairs: RarePairs;
  readonly issues: readonly IssueGroup[];
  /**
   * The paths of files as a person gave them, by the names that issues have for them; for the terminal alone, as they
   * may name folders of a machine.
   */
  readonly paths: ReadonlyMap<string, string>;
  /** The issues that come from comparing the choices of all contests. */
  readonly lookAt: readonly IssueGroup[];
  /** Ids of the datasets that this one replaced. */
  readonly replaced: readonly number[];
  /** What became of the ids of the dataset whose place it took; null where it took none. */
  readonly ids: ReplacedIds | null;
  readonly seconds: number;
}
