import {
  contestLabel,
  type Dataset,
  type Selection,
  type StoredContest,
} from '@crossvote/election';
import type { Store } from '@crossvote/store';
import { readBlocks } from './stored-blocks.ts';
import { choiceLabels, contestLabels } from './unique-labels.ts';

/** A contest with the labels that tell it and its choices from others of one name. */
export interface ExportedContest extends StoredContest {
  readonly label: string;
  readonly choiceLabels: readonly string[];
}

/** One code for each record of a block: 0 for nothing, else the place of its entry from 1. */
export interface Column<Entry> {
  readonly entries: readonly Entry[];
  readonly codes: Uint16Array;
}

/** A run of consecutive records; a column without an entry in it is missing. */
export interface ExportedBlock {
  /** Number of its first record in the dataset, from 1. */
  readonly firstRecord: number;
  readonly recordCount: number;
  /** By the place of the contest. */
  readonly marks: readonly (Column<Selection> | undefined)[];
  /** In the order of `attributeColumns`. */
  readonly attributes: readonly (Column<string> | undefined)[];
}

/** A dataset that is being exported. */
export interface ExportedDataset extends Dataset {
  readonly softwareVersion: string;
  readonly contests: readonly ExportedContest[];
  /** Reads the records block by block; memory is that of one block. */
  blocks(): AsyncGenerator<ExportedBlock, void, undefined>;
}

/** There is no dataset with this id, or it was removed while it was exported. */
export class DatasetMissingError extends Error {
  override readonly name = 'DatasetMissingError';

  constructor(readonly datasetId: number) {
    super(`there is no dataset ${datasetId}`);
  }
}

/**
 * Opens a dataset of a store.
 *
 * @throws DatasetMissingError when there is none
 */
export async function openDataset(store: Store, datasetId: number): Promise<ExportedDataset> {
  const { datasets } = store;
  const dataset = await datasets.find(datasetId);
  const contests = await datasets.contests(datasetId);
  const run = await datasets.ingestRun(datasetId);
  if (!dataset || !contests) throw new DatasetMissingError(datasetId);
  const labels = contestLabels(contests.map(contestLabel));
  const labelled = contests.map((contest, place) => ({
    ...contest,
    label: labels[place] ?? '',
    choiceLabels: choiceLabels(contest.choices.map(({ name }) => name)),
  }));
  return {
    ...dataset,
    softwareVersion: run?.softwareVersion ?? '',
    contests: labelled,
    blocks: () => readBlocks(store, dataset, labelled),
  };
}
