import { foldWhiteSpace } from '@crossvote/opening';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { State } from '../../words/state-words.ts';
import { isWriteIn } from '../../words/write-ins.ts';
import { partsOfName } from '../../words/parts-of-name.ts';

/** The meaning of a cell for its contest. */
export interface CellMeaning {
  /** The choices that it names. One cell may hold several names. */
  readonly choices: readonly number[];
  /** The state of the contest where the cell names no choice. */
  readonly state: Exclude<State, 'writeIn'> | undefined;
  /** The unnamed write-in, where it is among the choices. A ballot may have several of them, and each is listed. */
  readonly unnamed: number | undefined;
}

/** The meaning of a cell that is empty. */
export const blankCell: CellMeaning = { choices: [], state: 'blank', unnamed: undefined };

/** Values that spreadsheet programs write where a formula went wrong. */
const errorValue = /^\s*#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)\s*$/i;

/** Whether a text is the error of a spreadsheet. */
export function isErrorValue(text: string): boolean {
  return text.includes('#') && errorValue.test(text);
}

/**
 * The text of a cell for comparisons. White space is folded except line breaks, which may separate two names. A number
 * loses the fraction that data-frame programs add.
 */
export function cellText(text: string): string {
  const lines = /[\r\n\v]/.test(text) ? text.split(/[\r\n\v]+/) : [text];
  const folded = lines.map(foldWhiteSpace).filter((line) => line !== '');
  return folded.join('\n').replace(/^(\d+)\.0+$/, '$1');
}

/** The choice that a cell names. */
export function choiceNamed(text: string): ChoiceDefinition {
  const { party, code } = partsOfName(text);
  return { name: text, party, isWriteIn: isWriteIn(text), ...(code === '' ? {} : { code }) };
}
