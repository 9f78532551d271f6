/** Party codes that stand before names. No others are taken: `DON SAMUELS` is of no party DON. */
const partyBefore =
  /^(DEM|REP|LBT|LPN|IND|GRN|GRE|WGR|CST|NON|NPA|NPP|NOP|PSL|UST|AIP|WFP|WOR|LIB|CON|MOD|COM|PRO|REF) (\S.*)$/u;
/** These are names or words too: `CON SMITH` may be called so. */
const ambiguous = /^(?:LIB|CON|MOD|COM|PRO|REF)$/u;
const codeAtEnd = /^(.*\S)\s*\(([A-Z]{0,6}\d{1,9})\)$/u;
/** A long cell is cut off anywhere, so that the code or its end is missing: `KELLY, MARK (CND0`. */
const cutCode = /\s*\([A-Z]{0,6}\d{0,9}$/u;
/** Capitals before a name in small letters: a party where the same name stands without them too. */
const anyPartyBefore = /^([A-Z]{3,4}) (\S.*\p{Ll}.*)$/u;

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
  const [, before = withoutCode(text), code = ''] = codeAtEnd.exec(text) ?? [];
  const [, party = '', bare = ''] = partyBefore.exec(before) ?? [];
  // Capitals before a name in small letters, or in a cell with a code, are a code themselves.
  const isParty = !ambiguous.test(party) || code !== '' || /\p{Ll}/u.test(bare);
  return party !== '' && isParty ? { party, bare, code } : { party: '', bare: before, code };
}

/** The same for the comparison with other spellings: any capitals before a name in small letters may be a party. */
export function loosePartsOfName(text: string): CellName {
  const parts = partsOfName(text);
  if (parts.party !== '') return parts;
  const [, party = '', bare = parts.bare] = anyPartyBefore.exec(parts.bare) ?? [];
  return { ...parts, party, bare };
}

/** A name without the code at its end, or what is left of one that was cut off. */
export function withoutCode(text: string): string {
  return codeAtEnd.exec(text)?.[1] ?? text.replace(cutCode, '');
}

/** Whether a code is that of a candidate by its form: measures have numbers alone, if any. */
export function isCandidateCode(code: string): boolean {
  return /^[A-Z]+\d+$/u.test(code);
}
