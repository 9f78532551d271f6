import { contestLabel, type StoredContest } from '@crossvote/election';
import type { FinishedContest, ReplacedIds } from './dataset-parts.ts';

/** What a contest of the new dataset is called by everybody; null where it gets an id of its own. */
export interface KeptIds {
  readonly contest: number | null;
  /** By the place of the choice. */
  readonly choices: readonly (number | null)[];
}

/** The ids that contests and choices keep whose names stay. */
export interface IdPlan {
  /** By the place of the contest. */
  readonly kept: readonly KeptIds[];
  readonly report: ReplacedIds;
}

/** Anything with a name that is only clear with something beside it, from the weakest sign on. */
type Signs<Item> = readonly ((item: Item) => string)[];

const contestSigns: Signs<Pick<StoredContest, 'name' | 'file' | 'code' | 'party'>> = [
  ({ name }) => name,
  ({ name, file }) => JSON.stringify([name, file]),
  ({ name, code, party }) => JSON.stringify([name, code, party]),
];

const choiceSigns: Signs<{ readonly name: string; readonly party: string; readonly code: string }> =
  [
    ({ name }) => name,
    ({ name, party }) => JSON.stringify([name, party]),
    ({ name, party, code }) => JSON.stringify([name, party, code]),
  ];

/**
 * Decides which contests and choices of a new dataset have the ids of those of the one whose place it takes: those of one
 * name. Where several have a name, file, code or party must tell which is which; an id never goes to what may be another.
 */
export function planIds(
  before: readonly StoredContest[],
  after: readonly FinishedContest[],
): IdPlan {
  const contests = pairsOf(before, after, contestSigns);
  const kept: KeptIds[] = [];
  const gone = { contests: labelsOf(before, new Set(contests.values())), choices: [] as Named[] };
  const added = { contests: labelsOf(after, new Set(contests.keys())), choices: [] as Named[] };
  for (const contest of after) {
    const known = contests.get(contest);
    if (!known) {
      kept.push({ contest: null, choices: contest.choices.map(() => null) });
      continue;
    }
    const choices = pairsOf(known.choices, contest.choices, choiceSigns);
    kept.push({
      contest: known.id,
      choices: contest.choices.map((choice) => choices.get(choice)?.id ?? null),
    });
    const label = contestLabel(contest);
    const named = ({ name }: { readonly name: string }) => ({ contest: label, choice: name });
    const stays = new Set(choices.values());
    gone.choices.push(...known.choices.filter((choice) => !stays.has(choice)).map(named));
    added.choices.push(...contest.choices.filter((choice) => !choices.has(choice)).map(named));
  }
  const choicesKept = kept.reduce((sum, { choices }) => sum + choices.filter(isKept).length, 0);
  const contestsKept = contests.size;
  return { kept, report: { contestsKept, choicesKept, vanished: gone, added } };
}

interface Named {
  readonly contest: string;
  readonly choice: string;
}

const isKept = (id: number | null) => id !== null;

function labelsOf<Contest extends Pick<StoredContest, 'name' | 'file'>>(
  contests: readonly Contest[],
  paired: ReadonlySet<Contest>,
): string[] {
  return contests.filter((contest) => !paired.has(contest)).map(contestLabel);
}

/** What is one before and after, by the first sign that only one of each has. */
function pairsOf<Sign, Before extends Sign, After extends Sign>(
  before: readonly Before[],
  after: readonly After[],
  signs: Signs<Sign>,
): Map<After, Before> {
  const pairs = new Map<After, Before>();
  let [left, right] = [before, after];
  for (const signOf of signs) {
    const known = onlyOnes(left, signOf);
    for (const [sign, item] of onlyOnes(right, signOf)) {
      const same = known.get(sign);
      if (same) pairs.set(item, same);
    }
    const taken = new Set(pairs.values());
    left = left.filter((item) => !taken.has(item));
    right = right.filter((item) => !pairs.has(item));
  }
  return pairs;
}

/** Items of whose sign there is one. */
function onlyOnes<Sign, Item extends Sign>(
  items: readonly Item[],
  signOf: (item: Sign) => string,
): Map<string, Item> {
  const times = new Map<string, number>();
  for (const item of items) times.set(signOf(item), (times.get(signOf(item)) ?? 0) + 1);
  return new Map(
    items.flatMap((item) => (times.get(signOf(item)) === 1 ? [[signOf(item), item] as const] : [])),
  );
}
