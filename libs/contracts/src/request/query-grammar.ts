/**
 * How the query string of an address is read and written. What is written is read as it was.
 *
 * @typeParam Query - what the text says, before any parameter is understood
 */
export interface QueryGrammar<Query> {
  /** Short name for people. */
  readonly name: string;
  /**
   * @param rawQuery - what stands behind the question mark, as it was sent
   * @throws ProblemError 400 for what this grammar cannot read
   */
  read(rawQuery: string): Query;
  /** @returns what stands behind the question mark; empty where nothing is asked */
  write(query: Query): string;
}
