import type { AttributeKind } from '../../cvr-sink.ts';

/** The role of a column without votes. */
export type HeadingRole = AttributeKind | 'record' | 'count' | 'notStored';

/**
 * The known headings by their letters and digits, in lower case. If two columns have the same attribute, the first one
 * is stored. Identifiers of single ballots are not stored, as they would show how a known ballot was voted.
 */
const known: ReadonlyMap<string, HeadingRole> = new Map([
  ['castvoterecord', 'record'],
  ['precinct', 'precinct'],
  ['precinctname', 'precinct'],
  ['precinctid', 'precinct'],
  ['ballotstyle', 'ballotStyle'],
  ['style', 'ballotStyle'],
  ['ballottype', 'ballotStyle'],
  ['reportinggroup', 'countingGroup'],
  ['countinggroup', 'countingGroup'],
  ['votemethod', 'countingGroup'],
  ['machine', 'tabulator'],
  ['tabulator', 'tabulator'],
  ['tabulatorid', 'tabulator'],
  ['batch', 'batch'],
  ['batchname', 'batch'],
  ['batchid', 'batch'],
  ['boxnum', 'batch'],
  ['count', 'count'],
  ['seqno', 'notStored'],
  ['serialnumber', 'notStored'],
  ['boxposition', 'notStored'],
  ['tabulatorcvr', 'notStored'],
  ['pollplace', 'notStored'],
  ['pollplaceid', 'notStored'],
  ['ballotstatus', 'notStored'],
  ['auditnumber', 'notStored'],
  ['electionid', 'notStored'],
  ['party', 'party'],
  ['ballotparty', 'party'],
  ['originalballotexception', 'notStored'],
  ['remainingballotexception', 'notStored'],
  ['writeintype', 'notStored'],
  ['resultsreport', 'notStored'],
  ['imageid', 'notStored'],
  ['ballotimage', 'notStored'],
]);

/** Headings that are rare in a votes file, and of which a ballots file has some. */
const ofBallotsFile = new Set([
  'tabulatorcvr',
  'batch',
  'ballotstatus',
  'reportinggroup',
  'machine',
  'pollplace',
  'resultsreport',
]);

const plainText = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The role of a heading; undefined for the title of a contest. */
export function roleOf(heading: string): HeadingRole | undefined {
  return known.get(plainText(heading));
}

/** Whether a heading is empty, or what data-frame programs write for an empty one. */
export function isContinuation(heading: string): boolean {
  return (
    heading === '' || /^(?:\.{3}\d+|Unnamed: ?\d+|X(?:\.\d+)?|_duplicated_\d+)$/i.test(heading)
  );
}

/** Whether headings are those of the votes: a record number among the first six. */
export function hasRecordNumber(headings: readonly string[]): boolean {
  return headings.slice(0, 6).some((heading) => roleOf(heading) === 'record');
}

/** Whether headings are those of a city's ranked table, which has no record number. */
export function isRankedTable(headings: readonly string[]): boolean {
  // Data-frame programs put the numbers of rows in front.
  const first = headings.find((heading) => !isContinuation(heading)) ?? '';
  return roleOf(first) === 'precinct' && headings.some((cell) => /\b1st choice\b/i.test(cell));
}

/** Whether headings can be those of the second file of a two-file export. */
export function isBallotsHeading(headings: readonly string[]): boolean {
  const isTypical = (heading: string) => ofBallotsFile.has(plainText(heading));
  return roleOf(headings[0] ?? '') === 'record' && headings.some(isTypical);
}

/** Whether a heading among others is that of a contest. */
export function hasContest(headings: readonly string[]): boolean {
  return headings.some((heading) => !isContinuation(heading) && roleOf(heading) === undefined);
}
