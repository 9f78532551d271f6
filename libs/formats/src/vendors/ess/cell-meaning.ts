import { foldWhiteSpace } from '@crossvote/opening';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { State } from '../../words/state-words.ts';
import { isWriteIn } from '../../words/write-ins.ts';
import { partsOfName } from '../../words/parts-of-name.ts';

/** What a cell says about its contest. */
export interface CellMeaning {
  /** The choices that it names: several where their names stand in one cell. */
  readonly choices: readonly number[];
  /** What it says where it names none. */
  readonly state: Exclude<State, 'writeIn'> | undefined;
  /** The write-in line without a name, where it is among the choices: a ballot may have several, and each stands there. */
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
 * A cell as it is compared with others: white space folded but for line breaks, which may stand between two names,
 * and a number without the fraction that data-frame programs give it.
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
