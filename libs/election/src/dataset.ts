/** What people know a dataset by. */
export interface DatasetDescription {
  readonly name: string;
  readonly description: string;
  /** ISO 8601 calendar date, or empty where neither the export nor a person gave one. */
  readonly electionDate: string;
  /** `general`, `primary`, `special`, `runoff`, `municipal` or `other`. */
  readonly electionType: string;
  /** What the office says of the counts: `unofficial`, `partial` or `certified`; null where nobody said it. */
  readonly resultsStatus: string | null;
}

/**
 * Who may see a dataset: `office`, the command where it is asked to show such datasets; `keyed`, also clients with a key;
 * `public`, everybody.
 */
export type Visibility = 'office' | 'keyed' | 'public';

/** All the records of one ingest, complete: exports, of one or several vendors, of one election. */
export interface Dataset extends DatasetDescription {
  readonly id: number;
  readonly visibility: Visibility;
  /** Records stored. */
  readonly totalRecords: number;
}
