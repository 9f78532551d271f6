import type { ContestRow } from '@crossvote/store';

/** What is known of a dataset beside its marks; never changes once the dataset is completed. */
export interface Ballot {
  readonly datasetId: number;
  readonly contests: readonly ContestRow[];
  readonly byId: ReadonlyMap<number, ContestRow>;
  /** Records of each block. */
  readonly blockSizes: readonly number[];
}
