/**
 * How the query string of an address is read and written. Reading a written query gives the same query.
 *
 * @typeParam Query - the parsed text, before any parameter is parsed
 */
export interface QueryGrammar<Query> {
  /** Short name for people. */
  readonly name: string;
  /**
   * @param rawQuery - the text after the question mark, as it was sent
   * @throws ProblemError 400 for a text that this grammar cannot read
   */
  read(rawQuery: string): Query;
  /** @returns the text after the question mark; empty for an empty query */
  write(query: Query): string;
}
