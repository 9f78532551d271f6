import type { ContestResult } from '@crossvote/analysis';
import { labelOf, matchName, type Named } from './match-name.ts';
import { nearestNames } from './nearest-names.ts';
import { plainMessage, plainName } from './plain-text.ts';
import { UserError } from './user-error.ts';

/**
 * The item with this id or name; a part of a name is enough where it fits one item (see `matchName`).
 *
 * @param kind - what the items are: `dataset`, `contest` and the like
 * @throws UserError that lists those that fit, or the nearest, when none or several fit
 */
export function findByName<Item extends Named>(
  kind: string,
  items: readonly Item[],
  wanted: string,
): Item {
  const { found } = matchName(items, wanted);
  const text = plainName(wanted);
  const [only] = found;
  if (found.length === 1 && only) return only;
  if (found.length > 1) {
    const problem = `"${text}" fits more than one ${kind}; give the id of one of these`;
    throw new UserError(`${problem}:\n${listed(kind, found, found.length)}`);
  }
  const near = nearestNames(items, wanted);
  const problem = `"${text}" is no ${kind}; ${near.length > 0 ? 'nearest are' : 'there are'}`;
  const shown = near.length > 0 ? near : items;
  throw new UserError(`${problem}:\n${listed(kind, shown, items.length)}`);
}

const listLimit = 20;

/** @param all - how many there are, of which these may be some */
function listed(kind: string, items: readonly Named[], all: number): string {
  const shown = items.slice(0, listLimit);
  const left = all - shown.length;
  const width = Math.max(...shown.map(({ id }) => String(id).length), 1);
  const see = kind === 'dataset' ? 'cvr datasets' : 'cvr results <dataset>';
  return [
    ...shown.map((item) => `  ${String(item.id).padStart(width)}  ${plainName(labelOf(item))}`),
    ...(left > 0 ? [`  … and ${left} more; see: ${see}`] : []),
  ].join('\n');
}

/** A choice of a contest, whose voters are asked for. */
export interface Source {
  readonly contest: ContestResult;
  readonly choice: Named;
}

/**
 * Reads `<contest>=<choice>`, or `<contest>` for each of its choices. Names may hold an equals sign, so every place of
 * one is tried.
 *
 * @returns one at least
 * @throws UserError when no contest or choice fits, or where it can be read both ways
 */
export function findSources(contests: readonly ContestResult[], text: string): Source[] {
  const splits = [...text.matchAll(/=/g)].map(
    ({ index }) => [text.slice(0, index), text.slice(index + 1)] as const,
  );
  const contestOf = ([contest]: (typeof splits)[number]) => {
    const [only, ...more] = matchName(contests, contest).found;
    return more.length === 0 ? only : undefined;
  };
  const fitting = splits.find(
    (split) => matchName(contestOf(split)?.choices ?? [], split[1]).found.length === 1,
  );
  const isContest = matchName(contests, text).found.length > 0;
  if (fitting && isContest)
    throw new UserError(
      plainMessage(
        `"${text}" is both a contest and a choice of one; give their ids, see: cvr results`,
      ),
    );
  const split = fitting ?? (isContest ? undefined : (splits.findLast(contestOf) ?? splits[0]));
  return split
    ? [choiceOf(contests, ...split)]
    : everyChoice(findByName('contest', contests, text));
}

function choiceOf(contests: readonly ContestResult[], wanted: string, choice: string): Source {
  const contest = findByName('contest', contests, wanted);
  const kind = `choice of "${plainName(contest.label)}"`;
  return { contest, choice: findByName(kind, contest.choices, choice) };
}

function everyChoice(contest: ContestResult): Source[] {
  if (contest.choices.length === 0)
    throw new UserError(`"${plainName(contest.label)}" has no choice, and so no voters of one`);
  return contest.choices.map((choice) => ({ contest, choice }));
}
