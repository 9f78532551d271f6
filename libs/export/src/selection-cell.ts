import type { Selection } from '@crossvote/election';
import { encodeChoice } from './cell-text.ts';
import type { ExportedContest } from './exported-block.ts';

const wordOf = { nothing: 'UNDERVOTE', overvoted: 'OVERVOTE', redacted: 'REDACTED' } as const;

/** A mark with the label of its choice; `rank` is 0 in a contest without ranks. */
export interface LabelledMark {
  readonly label: string;
  readonly rank: number;
}

/** The marks of a selection with the labels of their choices. */
export function labelledMarks(
  { marks }: Selection,
  { choiceLabels, rankLimit }: ExportedContest,
): LabelledMark[] {
  return marks.map(({ choice, rank }) => ({
    label: choiceLabels[choice] ?? '',
    rank: rankLimit > 0 ? rank : 0,
  }));
}

/** The word for the state of a selection; undefined where the marks are enough. */
export function stateWordOf({ marks, declared }: Selection): string | undefined {
  return declared === 'nothing' && marks.length > 0 ? undefined : wordOf[declared];
}

/**
 * A selection as one cell: `A|B` marks two choices, `A>B` ranks them, a word stands for a state that marks cannot show.
 */
export function selectionCell(selection: Selection, contest: ExportedContest): string {
  const marks = labelledMarks(selection, contest);
  const cell = contest.rankLimit > 0 ? rankedCell(marks) : joinChoices(marks);
  const word = stateWordOf(selection);
  return [...(word === undefined ? [] : [word]), ...(marks.length > 0 ? [cell] : [])].join('|');
}

function rankedCell(marks: readonly LabelledMark[]): string {
  const byRank: (LabelledMark[] | undefined)[] = [];
  for (const mark of marks) (byRank[mark.rank - 1] ??= []).push(mark);
  return Array.from(byRank, (ofRank) => joinChoices(ofRank ?? [])).join('>');
}

const joinChoices = (marks: readonly LabelledMark[]) =>
  marks.map(({ label }) => encodeChoice(label)).join('|');
