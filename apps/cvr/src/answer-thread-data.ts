/** What a thread of `cvr serve` needs to answer. */
export interface AnswerThreadData {
  /** URL of the database. */
  readonly database: string;
  readonly readOnly: boolean;
  readonly analysisOptions: { readonly freshMs: number; readonly maxRows: number };
}
