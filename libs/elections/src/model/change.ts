/** What happened to a definition. Counts and calls are not changes of definitions. */
export interface Change {
  readonly entity: 'election' | 'unit' | 'ballot-style' | 'polling-place' | 'race' | 'candidate';
  /** Key of the thing; of a candidate, `race-key/candidate-key`. */
  readonly key: string;
  readonly action: 'added' | 'changed' | 'renamed' | 'removed';
  /** Names of the members that changed. */
  readonly members: readonly string[];
  /** Name before, of what was renamed or removed; name after, of what was added or renamed. */
  readonly before?: string;
  readonly after?: string;
}
