import type { Dataset } from '@crossvote/election';
import type { Store } from '@crossvote/store';
import { findByName } from './find-by-name.ts';
import { matchName, type Named } from './match-name.ts';
import { plainLine } from './plain-text.ts';
import { UserError } from './user-error.ts';

/** Whether a person asked to be shown also what is visible to the office alone. */
export interface OfficeOption {
  readonly office?: true | undefined;
}

/**
 * The dataset that a person wants to see: by its id, its name, or a part of the name that fits only one.
 *
 * @throws UserError when there is none, several fit, or it is visible to the office alone and was not asked for so
 */
export async function findShownDataset(
  store: Store,
  wanted: string,
  { office }: OfficeOption,
): Promise<Named> {
  const all = await someDatasets(store);
  if (office) return findByName('dataset', all, wanted);
  const shown = all.filter(({ visibility }) => visibility !== 'office');
  const hidden = all.filter(({ visibility }) => visibility === 'office');
  const [only, ...others] = matchName(hidden, wanted).found;
  if (only && others.length === 0 && matchName(shown, wanted).found.length === 0)
    throw new UserError(
      plainLine(
        `dataset ${only.id}, ${only.name}, is visible to the office alone; add --office to see it`,
      ),
    );
  return findByName('dataset', shown, wanted);
}

/**
 * The dataset that a person wants to do something with, whoever may see it, also where it is damaged: by its id, its name,
 * or a part of the name that fits only one.
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

async function someDatasets(
  store: Store,
): Promise<readonly (Named & Pick<Dataset, 'visibility'>)[]> {
  const datasets = await store.datasets.names();
  if (datasets.length === 0)
    throw new UserError('there are no datasets yet; store one with: cvr ingest <file>');
  return datasets;
}
