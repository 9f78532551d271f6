export type { Choice, CountedChoice, StoredChoice } from './choice.ts';
export { contestLabel, type Contest, type ContestRule, type StoredContest } from './contest.ts';
export type { ChoiceCounts, ContestCounts } from './counts.ts';
export type { Dataset, DatasetDescription, Visibility } from './dataset.ts';
export { NotFoundError, ReportedError } from './errors.ts';
export { percentage } from './percentage.ts';
export type { Mark, Selection } from './selection.ts';
