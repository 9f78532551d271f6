import type { StoredContest } from '@crossvote/election';

/** A dataset without its marks. It never changes once the dataset is completed. */
export interface Ballot {
  readonly datasetId: number;
  /** Which dataset with this id it is: a later export may take its place. */
  readonly version: number;
  readonly contests: readonly StoredContest[];
  readonly byId: ReadonlyMap<number, StoredContest>;
  /** Records of each block. */
  readonly blockSizes: readonly number[];
}
