import type { AttributeKind } from '../cvr-sink.ts';

/** The role of a metadata column. */
export type ColumnRole = AttributeKind | 'cvrNumber' | 'record' | 'notStored';

/**
 * The known headings by their letters and digits, in lower case. Identifiers of single ballots are not stored, as they
 * would show how a known ballot was voted.
 */
const known: ReadonlyMap<string, ColumnRole> = new Map([
  ['cvrnumber', 'cvrNumber'],
  ['tabulatornum', 'tabulator'],
  ['batchid', 'batch'],
  ['recordid', 'record'],
  ['imprintedid', 'notStored'],
  ['countinggroup', 'countingGroup'],
  ['precinctportion', 'precinct'],
  ['ballottype', 'ballotStyle'],
  ['imagepath', 'notStored'],
  ['sessiontype', 'notStored'],
  ['voterflag', 'notStored'],
  ['modified', 'notStored'],
  ['cardinfo', 'notStored'],
  ['pdfname', 'notStored'],
  ['uniquevotingidentifier', 'notStored'],
  ['votingsessionidentifier', 'notStored'],
]);

/** Words that show the role of a column that an office renamed (`NotCountingGroup`, `CountingGroupx`, `Precinct`). */
const words: readonly (readonly [string, ColumnRole])[] = [
  ['cvrnumber', 'cvrNumber'],
  ['tabulator', 'tabulator'],
  ['batch', 'batch'],
  ['recordid', 'record'],
  ['countinggroup', 'countingGroup'],
  ['precinct', 'precinct'],
  ['ballottype', 'ballotStyle'],
  ['ballotstyle', 'ballotStyle'],
];

const plainText = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]+/g, '');

const exactRole = (heading: string) => known.get(plainText(heading));

/** Whether a cell is a heading as the vendor writes it. */
export function isKnownHeading(cell: string): boolean {
  return exactRole(cell) !== undefined;
}

function likelyRole(heading: string): ColumnRole {
  const plain = plainText(heading);
  return known.get(plain) ?? words.find(([word]) => plain.includes(word))?.[1] ?? 'notStored';
}

/** Whether a cell can be a metadata heading. A value such as `Precinct 12` of a data row is not. */
export function isHeading(cell: string): boolean {
  return isKnownHeading(cell) || (likelyRole(cell) !== 'notStored' && !/\d/.test(cell));
}

/** Whether a cell is the heading of the running record number. */
export function isCvrNumber(cell: string): boolean {
  return exactRole(cell) === 'cvrNumber';
}

/**
 * The role of each metadata column. If two have the same role, the known heading or else the first one gets it, and the
 * other is not stored.
 */
export function rolesOfHeadings(headings: readonly string[]): ColumnRole[] {
  const holders = new Map<ColumnRole, number>();
  headings.forEach((heading, place) => {
    const role = likelyRole(heading);
    const holder = headings[holders.get(role) ?? -1];
    if (holder === undefined || (isKnownHeading(heading) && !isKnownHeading(holder)))
      holders.set(role, place);
  });
  return headings.map((heading, place) => {
    const role = likelyRole(heading);
    return holders.get(role) === place ? role : 'notStored';
  });
}
