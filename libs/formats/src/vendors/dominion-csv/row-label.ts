/** The kind of a row without a record number, by its label. */
export type LabelKind = 'total' | 'aggregate' | 'ballot' | 'unknown';

const total = /^(?:(?:grand|sub)[ -]?)?totals?$/iu;
const aggregate = /^(?:redacted\s*(?:and|&)\s*)?(?:aggregated?|consolidated)(?![a-z])/iu;
const ballot = /^(?:redacted|rcv redacted\s*(?:and|&)\s*randomly sorted)$/iu;

/** Reads the label of a row: `Total`, `Redacted and Aggregated - A cards`, `AGGREGATED-1`, `Redacted`. */
export function kindOfLabel(label: string): LabelKind {
  if (total.test(label)) return 'total';
  if (aggregate.test(label)) return 'aggregate';
  return ballot.test(label) ? 'ballot' : 'unknown';
}

const aggregateOnly =
  /^(?:redacted\s*(?:and|&)\s*(?:aggregated?|consolidated)|aggregated?)(?![a-z])/iu;

/** Whether a value shows that a numbered row is an aggregate. `Consolidated 5` may be the name of a precinct. */
export function namesAggregate(value: string): boolean {
  return aggregateOnly.test(value);
}

/** The number of ballots or cards that a label states: `Redacted and Consolidated 10 Ballots`. */
export function statedBallots(label: string): string | undefined {
  return /(?<!\S)(\d{1,9}) (?:ballots?|cards?)(?![a-z])/iu.exec(label)?.[1];
}
