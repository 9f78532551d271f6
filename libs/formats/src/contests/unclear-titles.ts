import { FileError, quoteValue } from '@crossvote/opening';
import type { StateWords } from '../words/state-words.ts';
import { tellingChoices } from './choice-likeness.ts';
import { timesOf, type Choices, type FileContest, type Group } from './contest-group.ts';
import type { ContestIndex } from './contest-index.ts';

/** Times that contests of one title are compared with those of one file: some seconds. */
const comparisonLimit = 4_000_000;

/** What is known before a file. */
interface ContestsBefore {
  readonly groups: ContestIndex;
  readonly words: StateWords;
  /** Choices in common. */
  readonly common: (one: Choices, other: Choices) => number;
}

/**
 * Where a file has a title more or less often than those before, only choices tell which contest is which.
 *
 * @throws FileError where they do not
 */
export function refuseUnclearTitles(
  file: string,
  contests: readonly FileContest[],
  { groups: known, words, common }: ContestsBefore,
): void {
  const byTitle = new Map<string, FileContest[]>();
  for (const contest of contests) {
    const listed = byTitle.get(contest.title);
    if (listed) listed.push(contest);
    else byTitle.set(contest.title, [contest]);
  }
  for (const [title, listed] of byTitle) {
    const groups = known.called(title).filter((group) => group.title === title);
    if (listed.length * groups.length > comparisonLimit)
      refuseTitle(file, title, listed.length, 'too many to be compared');
    const times = timesOf(groups);
    if (times === 0 || Math.max(listed.length, times) === 1 || listed.length === times) continue;
    const taken = new Set<Group>();
    for (const { choices } of listed) {
      const own = tellingChoices(choices, words);
      const commons = groups.map((group) => common(group.all, own));
      const most = Math.max(0, ...commons);
      const best = groups.filter((_, at) => most > 0 && commons[at] === most);
      if (best.length > 1 || best.some((group) => most < 1 || taken.has(group)))
        refuseTitle(file, title, listed.length, 'another number');
      for (const group of best) taken.add(group);
    }
  }
}

/** @param before - how many the files before have */
function refuseTitle(file: string, title: string, times: number, before: string): never {
  throw new FileError(
    'contest_differs',
    `has ${times} contests with the title ${quoteValue(title)}, and the files before ${before}, and their choices do not tell which is which; ingest the files apart, or give different contests different titles`,
    { file, line: 1 },
  );
}
