/** A hand-written Dominion CSV: `Mayor` (vote for 1: Ann, Bob) and `Council` (vote for 2: Cy, Di, Ed). */
export const tinyHeader = [
  'Tiny Town 2023 Special Election,5.11.3.1,,,,,,',
  ',,,Mayor (Vote For=1),Mayor (Vote For=1),Council (Vote For=2),Council (Vote For=2),Council (Vote For=2)',
  ',,,Ann,Bob,Cy,Di,Ed',
  'CvrNumber,PrecinctPortion,BallotType,,,,,',
];

/** Six records: Ann 2, Bob 1, one undervote, one overvote, one without the contest. */
export const tinyRecords = [
  '1,P1,A,1,0,1,1,0',
  '2,P1,A,1,0,1,0,0',
  '3,P1,A,0,1,0,0,0',
  '4,P2,A,0,0,1,1,1',
  '5,P2,A,1,1,0,0,1',
  '6,P2,B,,,0,1,1',
];

/** The text of an export with these rows. */
export function csvOf(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}

/** The whole tiny export. */
export const tinyExport = csvOf(...tinyHeader, ...tinyRecords);
