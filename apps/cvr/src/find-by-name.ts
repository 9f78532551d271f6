import type { ContestResult } from '@crossvote/analysis';
import { plainLine, plainName } from './plain-text.ts';
import { UserError } from './user-error.ts';

interface Named {
  readonly id: number;
  readonly name: string;
  /** Tells it from others of its name. */
  readonly label?: string;
}

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * The item with this id or name. Names are compared without case, and a part is enough where it fits one item.
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
  const problem =
    found.length > 1
      ? `"${wanted}" fits more than one ${kind}; give the id of one of these`
      : `"${wanted}" is no ${kind}; there are`;
  throw new UserError(`${plainLine(problem)}:\n${listed(found.length > 1 ? found : items)}`);
}

const listLimit = 20;

function listed(items: readonly Named[]): string {
  const left = items.length - listLimit;
  const width = Math.max(...items.slice(0, listLimit).map(({ id }) => String(id).length), 1);
  return [
    ...items
      .slice(0, listLimit)
      .map((item) => `  ${String(item.id).padStart(width)}  ${plainName(labelOf(item))}`),
    ...(left > 0 ? [`  … and ${left} more; see: cvr results`] : []),
  ].join('\n');
}

const labelOf = ({ name, label = name }: Named) => label;

/** Texts that an item may be found by. */
const textsOf = (item: Named) => [fold(item.name), fold(labelOf(item))];

/** By id; else by whole name; else by its beginning; else by the beginning of a word; else by any part. */
function matches<Item extends Named>(items: readonly Item[], wanted: string): Item[] {
  const part = fold(wanted);
  const exact = items.filter((item) => textsOf(item).includes(part));
  if (/^\d+$/.test(part)) {
    const byId = items.filter(({ id }) => id === Number(part));
    // A number is never a part of a name: an id of another dataset must not find "Measure 3".
    return byId.length > 0 ? byId : exact;
  }
  if (part === '') return [];
  const tests = [
    (name: string) => name === part,
    (name: string) => name.startsWith(part),
    (name: string) => name.includes(` ${part}`),
    (name: string) => name.includes(part),
  ];
  for (const test of tests) {
    const found = items.filter((item) => textsOf(item).some(test));
    if (found.length > 0) return found;
  }
  return [];
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
    const [only, ...more] = matches(contests, contest);
    return more.length === 0 ? only : undefined;
  };
  const fitting = splits.find(
    (split) => matches(contestOf(split)?.choices ?? [], split[1]).length === 1,
  );
  const isContest = matches(contests, text).length > 0;
  if (fitting && isContest)
    throw new UserError(
      plainLine(
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
