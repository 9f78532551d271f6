/** What is right for one contest, counted by hand. Every choice is listed, but for a write-in line without votes. */
export interface RightContest {
  readonly name: string;
  /** 0, the default, for a contest that is not ranked. */
  readonly ranks?: number;
  readonly votes: Readonly<Record<string, number>>;
  readonly undervoted?: number;
  readonly overvoted?: number;
  readonly redacted?: number;
  readonly notOnBallot?: number;
}

/** A question across contests with its right answer, zero rows left out. */
export interface RightCross {
  /** Contest, choice, and the contest asked about. */
  readonly ask: readonly [contest: string, choice: string, compared: string];
  readonly rows: Readonly<Record<string, number>>;
  /** What its notes must say. */
  readonly notes?: RegExp;
}

/** What is right for an input that is read. */
export interface RightDataset {
  readonly records: number;
  readonly repeated?: number;
  readonly contests: readonly RightContest[];
  readonly cross?: readonly RightCross[];
  /** What the warnings and assumptions must say, each in one of them. */
  readonly says?: readonly RegExp[];
}

/** One input after a report of a user. */
export interface ReportedExport {
  /** Below the folder of reported inputs; several are ingested together. */
  readonly paths: readonly string[];
  readonly options?: readonly string[];
  /** Files that are written beside the database, for options that name them. */
  readonly files?: Readonly<Record<string, string>>;
  /** Right figures, or the sentence with which it must be refused. */
  readonly right: RightDataset | RegExp;
}
