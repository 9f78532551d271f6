import type { Selection } from '@crossvote/election';
import { quoteValue } from '@crossvote/opening';
import { CellProblem } from './cell-text.ts';
import { decodeText, splitCell } from './cell-text.ts';

/** The selection of a record in one contest, before the contest is known. */
export interface CellSelection {
  readonly declared: Selection['declared'];
  /** `rank` is from 1; 0 where the table gives none. */
  readonly marks: readonly { readonly label: string; readonly rank: number }[];
  /** Whether the table has ranks here, so that the contest must be ranked. */
  readonly hasRanks: boolean;
}

const states = new Map<string, CellSelection['declared']>([
  ['UNDERVOTE', 'nothing'],
  ['OVERVOTE', 'overvoted'],
  ['REDACTED', 'redacted'],
]);

/** The state that a word declares; undefined when it is not such a word. */
export function stateOf(word: string): CellSelection['declared'] | undefined {
  return states.get(word.trim().toUpperCase());
}

/**
 * Reads a cell that is not empty: choices separated by bars, ranks separated by `>`, or a word for a state, which marks
 * may follow after a bar.
 *
 * @throws CellProblem when it cannot be read
 */
export function parseSelection(cell: string): CellSelection {
  const [first = '', ...others] = splitCell(cell, '|');
  const declared = stateOf(first);
  if (declared === undefined) return { declared: 'nothing', ...parseMarks(cell) };
  if (others.length === 0) return { declared, marks: [], hasRanks: false };
  if (declared === 'nothing')
    throw new CellProblem(
      'undervote_with_marks',
      `says ${quoteValue(cell)}: an undervote has no marks`,
    );
  return { declared, ...parseMarks(others.join('|')) };
}

function parseMarks(text: string): Pick<CellSelection, 'marks' | 'hasRanks'> {
  const ranks = splitCell(text, '>');
  const marks = ranks.flatMap((ofRank, place) => {
    if (ofRank.trim() === '' && ranks.length > 1) return [];
    return splitCell(ofRank, '|').map((part) => {
      if (part.trim() === '' || stateOf(part) !== undefined)
        throw new CellProblem(
          'mark_unreadable',
          `says ${quoteValue(text)}: ${quoteValue(part.trim())} among its choices is none`,
        );
      return { label: decodeText(part), rank: place + 1 };
    });
  });
  if (marks.length === 0)
    throw new CellProblem('mark_unreadable', `says ${quoteValue(text)}, which ranks nothing`);
  return { marks, hasRanks: ranks.length > 1 };
}
