/** A document of an agency, kept as it was sent: it has facts that no model holds. */
export interface ReportDocument {
  /** Unique: the agency's id of it, or its type and date. */
  readonly key: string;
  /** `delSum`, `trend` …; open. */
  readonly type: string;
  readonly subtype: string;
  /** ISO 8601 calendar date, or empty. */
  readonly electionDate: string;
  readonly isTest: boolean;
  readonly title: string;
  /** Time as the source wrote it. */
  readonly updatedAt: string;
  /** JSON, as the source sent it. */
  readonly body: string;
}
