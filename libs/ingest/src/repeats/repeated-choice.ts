/** What a person decides about records that are in several files, where most of them are alike, but not all. */
export type RepeatedChoice = 'once' | 'keep';
