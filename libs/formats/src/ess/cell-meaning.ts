import type { ChoiceDefinition } from '../cvr-sink.ts';
import { isWriteIn } from '../write-in-names.ts';

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

/** What tells a choice from others of its contest: its name, or nothing for a write-in line in any spelling. */
export function choiceKey(text: string): string {
  return isWriteInLine(text) ? '' : text;
}

/** Party codes that stand before names. No others are taken: `DON SAMUELS` is of no party DON. */
const partyBefore =
  /^(DEM|REP|LBT|LPN|IND|GRN|GRE|WGR|CST|NON|NPA|NPP|NOP|PSL|UST|AIP|WFP|WOR|LIB|CON|MOD|COM|PRO|REF) (\S.*)$/u;
/** These are names or words too: `CON SMITH` may be called so. */
const ambiguous = /^(?:LIB|CON|MOD|COM|PRO|REF)$/u;
const codeAtEnd = /^(.*\S)\s*\(([A-Z]{0,6}\d{1,9})\)$/u;
/** A long cell is cut off anywhere, so that the code or its end is missing: `KELLY, MARK (CND0`. */
const cutCode = /\s*\([A-Z]{0,6}\d{0,9}$/u;

/** What a cell that names a choice consists of. */
export interface CellName {
  /** Code before the name, or empty. */
  readonly party: string;
  /** The name without party and code, as written. */
  readonly bare: string;
  /** The vendor's code at the end, or empty. Where the export has no names, the number of the candidate. */
  readonly code: string;
}

/** Takes a cell such as `DEM KELLY, MARK (CND005)` apart. */
export function partsOfName(text: string): CellName {
  if (/^\d{3,}$/u.test(text)) return { party: '', bare: text, code: text };
  const [, before = text.replace(cutCode, ''), code = ''] = codeAtEnd.exec(text) ?? [];
  const [, party = '', bare = ''] = partyBefore.exec(before) ?? [];
  // Capitals before a name in small letters, or in a cell with a code, are a code themselves.
  const isParty = !ambiguous.test(party) || code !== '' || /\p{Ll}/u.test(bare);
  return party !== '' && isParty ? { party, bare, code } : { party: '', bare: before, code };
}

/** Whether a code is that of a candidate by its form: measures have numbers alone, if any. */
export function isCandidateCode(code: string): boolean {
  return /^[A-Z]+\d+$/u.test(code);
}

/** The choice that a cell names. `UWI` is how cities with ranks write an undeclared write-in. */
export function choiceNamed(text: string): ChoiceDefinition {
  const { party, code } = partsOfName(text);
  return {
    name: text,
    party,
    isWriteIn: isWriteInLine(text) || isWriteIn(text) || /^UWI$/i.test(text),
    ...(code === '' ? {} : { code }),
  };
}
