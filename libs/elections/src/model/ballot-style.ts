/**
 * A list of races in ballot order. Precincts reach races through styles alone: an importer without styles makes one for
 * each distinct list.
 */
export interface BallotStyle {
  /** Unique in its election. */
  readonly key: string;
  readonly name: string;
  /** Party of a primary ballot, or empty. */
  readonly party: string;
  /** Keys of its races, in ballot order. */
  readonly races: readonly string[];
}

/** A style of which nothing is known but its key. */
export const unknownBallotStyle: Omit<BallotStyle, 'key'> = { name: '', party: '', races: [] };
