/** Party codes before names. Other words are not parties: `DON SAMUELS` has no party DON. */
const partyBefore =
  /^(DEM|REP|LBT|LPN|IND|GRN|GRE|WGR|CST|NON|NPA|NPP|NOP|PSL|UST|AIP|WFP|WOR|LIB|CON|MOD|COM|PRO|REF) (\S.*)$/u;
/** Codes that are also names or words: `CON SMITH` may be a name. */
const ambiguous = /^(?:LIB|CON|MOD|COM|PRO|REF)$/u;
const codeAtEnd = /^(.*\S)\s*\(([A-Z]{0,6}\d{1,9})\)$/u;
/** A long cell may be cut off anywhere, so that the code or its end is missing: `KELLY, MARK (CND0`. */
const cutCode = /\s*\([A-Z]{0,6}\d{0,9}$/u;
/** Capitals before a name in small letters. They are a party if the same name also occurs without them. */
const anyPartyBefore = /^([A-Z]{3,4}) (\S.*\p{Ll}.*)$/u;

/** The parts of a cell that names a choice. */
export interface CellName {
  /** Code before the name, or empty. */
  readonly party: string;
  /** The name without party and code, as written. */
  readonly bare: string;
  /** The code of the vendor at the end, or empty. The number of the candidate where the export has no names. */
  readonly code: string;
}

/** Parses a cell such as `DEM KELLY, MARK (CND005)`. */
export function partsOfName(text: string): CellName {
  if (/^\d{3,}$/u.test(text)) return { party: '', bare: text, code: text };
  const [, before = withoutCode(text), code = ''] = codeAtEnd.exec(text) ?? [];
  const [, party = '', bare = ''] = partyBefore.exec(before) ?? [];
  // Capitals before a name in small letters, or in a cell with a code, are a party code.
  const isParty = !ambiguous.test(party) || code !== '' || /\p{Ll}/u.test(bare);
  return party !== '' && isParty ? { party, bare, code } : { party: '', bare: before, code };
}

/** The same for comparing spellings: any capitals before a name in small letters may be a party. */
export function loosePartsOfName(text: string): CellName {
  const parts = partsOfName(text);
  if (parts.party !== '') return parts;
  const [, party = '', bare = parts.bare] = anyPartyBefore.exec(parts.bare) ?? [];
  return { ...parts, party, bare };
}

/** A name without the code at its end, or without the rest of a code that was cut off. */
export function withoutCode(text: string): string {
  return codeAtEnd.exec(text)?.[1] ?? text.replace(cutCode, '');
}

/** Whether a code has the form of a candidate's code. Measures have only numbers, if any. */
export function isCandidateCode(code: string): boolean {
  return /^[A-Z]+\d+$/u.test(code);
}
