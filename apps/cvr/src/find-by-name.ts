import type { ContestResult } from '@crossvote/analysis';
import { UserError } from './user-error.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * The item with this id or name; names are compared without case, and a part of a name is enough where only one
 * item has it.
 *
 * @throws UserError that lists what there is, when none or several fit
 */
export function findByName<Item extends Named>(
  kind: string,
  items: readonly Item[],
  wanted: string,
): Item {
  const found = matches(items, wanted);
  const [only] = found;
  if (found.length === 1 && only) return only;
  const offered = (found.length > 1 ? found : items)
    .slice(0, 20)
    .map(({ id, name }) => `  ${id}  ${name}`);
  const problem =
    found.length > 1
      ? `${found.length} ${kind}s fit "${wanted}"; give the id of one`
      : `no ${kind} is called "${wanted}"; there are`;
  throw new UserError(`${problem}:\n${offered.join('\n')}`);
}

function matches<Item extends Named>(items: readonly Item[], wanted: string): Item[] {
  if (/^\d+$/.test(wanted.trim())) {
    const byId = items.filter(({ id }) => id === Number(wanted));
    if (byId.length > 0) return byId;
  }
  const exact = items.filter(({ name }) => fold(name) === fold(wanted));
  return exact.length > 0 || fold(wanted) === ''
    ? exact
    : items.filter(({ name }) => fold(name).includes(fold(wanted)));
}

/**
 * Reads `<contest>=<choice>`; names may hold an equals sign, so every place of one is tried.
 *
 * @throws UserError when no contest or choice fits
 */
export function findSource(
  contests: readonly ContestResult[],
  text: string,
): { contest: ContestResult; choice: Named } {
  const splits = [...text.matchAll(/=/g)].map(
    ({ index }) => [text.slice(0, index), text.slice(index + 1)] as const,
  );
  const [first] = splits;
  if (!first)
    throw new UserError(
      `the source "${text}" must be "<contest>=<choice>", such as --source "Governor=Smith"`,
    );
  const fitting = splits.find(([contest, choice]) => {
    const [only, ...more] = matches(contests, contest);
    return only && more.length === 0 && matches(only.choices, choice).length === 1;
  });
  const [contestName, choiceName] = fitting ?? first;
  const contest = findByName('contest', contests, contestName);
  return {
    contest,
    choice: findByName(`choice of "${contest.name}"`, contest.choices, choiceName),
  };
}
