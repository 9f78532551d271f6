import { contestLabel, type Dataset } from '@crossvote/election';
import type { Store } from '@crossvote/store';
import { readBlocks } from './stored-blocks.ts';
import { choiceLabels, contestLabels } from './unique-labels.ts';
import { type ExportedContest, type ExportedBlock, DatasetMissingError } from './exported-block.ts';

/** A dataset that is being exported. */
export interface ExportedDataset extends Dataset {
  readonly softwareVersion: string;
  readonly contests: readonly ExportedContest[];
  /** Reads the records block by block. Memory is that of one block. */
  blocks(): AsyncGenerator<ExportedBlock, void, undefined>;
}

/**
 * Opens a dataset of a store.
 *
 * @throws DatasetMissingError when there is none
 */
export async function openDataset(store: Store, datasetId: number): Promise<ExportedDataset> {
  const version = await store.datasets.versionOf(datasetId);
  if (version === null) throw new DatasetMissingError(datasetId);
  // All of one version, though another export takes its place meanwhile.
  const datasets = store.datasets.at(version);
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
    blocks: () => readBlocks(datasets, dataset, labelled),
  };
}
