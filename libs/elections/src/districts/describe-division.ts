/** What an OCD division id says of its district. */
export interface DivisionFacts {
  /** As `District.type`. */
  readonly type: string;
  readonly number: number | null;
  readonly letter: string | null;
}

/** Types of divisions whose name in the model is another one. All others keep theirs, with hyphens. */
const types: Readonly<Record<string, string>> = {
  cd: 'congressional',
  sldu: 'state-senate',
  sldl: 'state-house',
  parish: 'county',
  borough: 'county',
  census_area: 'county',
  place: 'city',
  town: 'city',
  territory: 'state',
  council_district: 'council',
  school_district: 'school',
  school_board_district: 'school-board',
};

/**
 * Type, number and letter of a division: `…/state:mn/sldl:10a` is a `state-house` district with the number 10 and the
 * letter A.
 */
export function describeDivision(ocdId: string): DivisionFacts {
  const last = ocdId.slice(ocdId.lastIndexOf('/') + 1);
  const at = last.indexOf(':');
  const [segment, value] = [last.slice(0, at), last.slice(at + 1)];
  const isCapital = segment === 'district' && ocdId.endsWith('/country:us/district:dc');
  const type = isCapital ? 'state' : (types[segment] ?? segment.replaceAll('_', '-'));
  const [, digits, letter] = /^(?:0*(\d{1,9}))?([a-z])?$/.exec(value) ?? [];
  return {
    type,
    number: digits === undefined ? null : Number(digits),
    letter: letter?.toUpperCase() ?? null,
  };
}

/** An OCD division id of the United States; values have letters of any script, digits and `. _ ~ -`. */
export function isDivisionId(text: string): boolean {
  return /^ocd-division\/country:us(?:\/[a-z][a-z_]*:[\p{L}\p{N}\p{M}._~-]+)*$/u.test(text);
}
