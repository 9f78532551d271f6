/** What a person decides about records that stand in several files, where most of them are alike, and not all. */
export type RepeatedChoice = 'once' | 'keep';
