import type { ChoiceDefinition } from '../cvr-sink.ts';
import { isWriteIn } from '../contest-catalog.ts';

/** What a cell says beside the name of a choice. */
export type CellWord = 'blank' | 'undervote' | 'overvote' | 'error';

/** Values that spreadsheet programs write where a formula went wrong. */
const errorValue = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i;

/** The word in a cell, whatever its case; undefined for the name of a choice. White space is folded. */
export function wordIn(text: string): CellWord | undefined {
  if (text === '') return 'blank';
  if (/^under[ -]?vote$/i.test(text)) return 'undervote';
  if (/^over[ -]?vote$/i.test(text)) return 'overvote';
  return errorValue.test(text) ? 'error' : undefined;
}

/** Whether a choice is a write-in line without a name, in one of its spellings. */
export function isWriteInLine(text: string): boolean {
  return /^write[\s-]*in\s*:?$/i.test(text);
}

/** Party codes that stand before names. No others are taken off: `DON SAMUELS` is of no party DON. */
const partyCode =
  /^(DEM|REP|LIB|LBT|LPN|IND|GRN|GRE|WGR|CON|CST|NON|NPA|NPP|NOP|MOD|COM|PRO|REF|PSL|UST|AIP|WFP|WOR) \S/i;

/** The choice that a cell names. `UWI` is how cities with ranks write an undeclared write-in. */
export function choiceNamed(text: string): ChoiceDefinition {
  return {
    name: text,
    party: partyCode.exec(text)?.[1] ?? '',
    isWriteIn: isWriteInLine(text) || isWriteIn(text) || /^UWI$/i.test(text),
  };
}
