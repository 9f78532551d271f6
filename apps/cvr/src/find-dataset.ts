import type { Store } from '@crossvote/store';
import { findByName } from './find-by-name.ts';
import { matchName, type Named } from './match-name.ts';
import { plainLine } from './plain-text.ts';
import { UserError } from './user-error.ts';

/**
 * The dataset that a person names, also where it is damaged: by its id, its name, or a part of the name that fits only one.
 *
 * @throws UserError when there is none, or several fit
 */
export async function findDataset(store: Store, wanted: string): Promise<Named> {
  return findByName('dataset', await someDatasets(store), wanted);
}

/**
 * The same where nobody looks at what was found before it is gone: a part of a name is not enough then, as it may fit
 * another dataset tomorrow.
 *
 * @throws UserError when there is none, or it is named by a part of its name
 */
export async function findDatasetByWholeName(store: Store, wanted: string): Promise<Named> {
  const datasets = await someDatasets(store);
  const found = findByName('dataset', datasets, wanted);
  if (matchName(datasets, wanted).isWhole) return found;
  const message = `"${wanted}" is a part of the name of dataset ${found.id}, ${found.name}; where no question is asked, give its id or its whole name`;
  throw new UserError(plainLine(message));
}

async function someDatasets(store: Store): Promise<readonly Named[]> {
  const datasets = await store.datasets.names();
  if (datasets.length === 0)
    throw new UserError('there are no datasets yet; store one with: cvr ingest <file>');
  return datasets;
}
