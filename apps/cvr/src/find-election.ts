import type { ElectionContents } from '@crossvote/elections';
import type { ElectionSummary, Store } from '@crossvote/store';
import { findByKey, matchKey } from './find-by-key.ts';
import { plainMessage } from './plain-text.ts';
import { UserError } from './user-error.ts';

const words = { kind: 'election', see: 'cvr election list' };

/**
 * The election that a person names, by its key, its public id, its name, or a part of the name that fits only one.
 *
 * @param isAsked - whether a person looks at what was found before it is gone; else a part of a name is not enough
 * @throws UserError when there is none, or several fit
 */
export async function findElection(
  store: Store,
  wanted: string,
  { isAsked = true }: { readonly isAsked?: boolean } = {},
): Promise<ElectionSummary> {
  const elections = await store.elections.list();
  if (elections.length === 0) throw noElections();
  const found = findByKey(elections, wanted, words);
  if (isAsked || matchKey(elections, wanted).isWhole) return found;
  throw new UserError(
    plainMessage(
      `"${wanted}" is a part of the name of election ${found.key}, ${found.name}; where no question is asked, give its key`,
    ),
  );
}

/** @throws UserError when it is gone meanwhile */
export async function contentsOf(store: Store, key: string): Promise<ElectionContents> {
  const contents = await store.elections.contents(key);
  if (!contents) throw new UserError(`election ${key} is gone`);
  return contents;
}

/** What to tell where there is nothing yet. */
export const noElections = () =>
  new UserError('there are no elections yet; store one with: cvr election import <file>');
