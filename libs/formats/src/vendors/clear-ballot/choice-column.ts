import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { isUnnamedWriteIn, isWriteIn } from '../../words/write-ins.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import { isChoiceHeading, parseChoiceHeading, type ChoiceHeading } from './choice-heading.ts';

/** One choice column of a file. */
export interface ChoiceColumn {
  /** Index in the row, from 0. */
  readonly column: number;
  /** Title of the contest. Different contests may have the same title. */
  readonly title: string;
  readonly contest: string;
  /** The number that the vendor gives the contest, or empty. */
  readonly contestCode: string;
  /** Undefined where the layout does not state it. */
  readonly voteFor: number | undefined;
  /** From 1 in a ranked contest, 0 elsewhere. */
  readonly rank: number;
  readonly choice: ChoiceDefinition;
}

/** Key of a choice within its contest. Unnamed write-in lines are one choice; party lines are different choices. */
export function choiceKey({ name, party }: ChoiceDefinition): string {
  return isUnnamedWriteIn(name) ? '' : JSON.stringify([name, party]);
}

type PlacedHeading = ChoiceHeading & { readonly column: number };

/**
 * Reads the choice headings of the current layout.
 *
 * @throws FileError with the column of a heading that cannot be read
 */
export function readChoiceColumns(headings: readonly string[], place: Place): ChoiceColumn[] {
  const parsed: PlacedHeading[] = headings.flatMap((heading, column) => {
    if (!isChoiceHeading(heading)) return [];
    const found = parseChoiceHeading(heading);
    if (typeof found !== 'string') return { ...found, column };
    throw new FileError(
      'heading_unreadable',
      `the heading ${quoteValue(heading)} is not of the form Choice_1_1:Contest:Vote For 1:Choice:Party: ${found}; correct it, or export again`,
      { ...place, column: column + 1 },
    );
  });
  const ranked = rankedTitles(parsed);
  return parsed.map((heading) => {
    const { contest, code, voteFor, rank, choice: name, party, column } = heading;
    const isRanked = rank !== undefined && ranked.has(titleOf(heading));
    const fullName = rank === undefined || isRanked ? contest : `${contest}:${rank}`;
    return {
      column,
      title: JSON.stringify([fullName, voteFor, isRanked]),
      contest: fullName,
      contestCode: '',
      voteFor,
      rank: isRanked ? rank : 0,
      choice: { name, party, isWriteIn: isWriteIn(name), code },
    };
  });
}

const titleOf = ({ contest, voteFor }: ChoiceHeading) => JSON.stringify([contest, voteFor]);

const answers = 'yes|no|for|against|approved?|reject(?:ed)?';
const startsWithAnswer = new RegExp(`^(?:${answers})\\b`, 'iu');
/** `Yes`, `Yes/For`. */
const isAnswer = new RegExp(`^(?:${answers})(?:\\s*/\\s*(?:${answers}))*$`, 'iu');

/**
 * Titles whose numbers are ranks: they run from 1 without a gap. Other numbers belong to the name (`Measure:26`). So do
 * numbers of contests whose choices are answers (`Question:1`, `Question:2`), as nobody ranks Yes and No. Names may
 * begin like an answer (`No One Else`), so at least one choice must be only an answer.
 */
function rankedTitles(headings: readonly ChoiceHeading[]): Set<string> {
  const ranks = new Map<string, Set<number>>();
  for (const heading of headings) {
    if (heading.rank === undefined) continue;
    const ofTitle = ranks.get(titleOf(heading)) ?? new Set();
    ranks.set(titleOf(heading), ofTitle.add(heading.rank));
  }
  const isRun = (numbers: Set<number>) =>
    Math.min(...numbers) === 1 && Math.max(...numbers) === numbers.size;
  const titlesWith = (test: (choice: string) => boolean) =>
    new Set(headings.filter(({ choice }) => test(choice)).map(titleOf));
  const named = titlesWith((choice) => !startsWithAnswer.test(choice));
  const answered = titlesWith((choice) => isAnswer.test(choice));
  const isRanked = (title: string) => named.has(title) || !answered.has(title);
  return new Set(
    [...ranks]
      .filter(([title, numbers]) => isRun(numbers) && isRanked(title))
      .map(([title]) => title),
  );
}
