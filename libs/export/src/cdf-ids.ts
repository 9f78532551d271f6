/**
 * Identifiers of a report. They begin with an underscore, so that none of them can be the identifier of a tabulator.
 */
export const cdfIds = {
  election: '_election',
  jurisdiction: '_jurisdiction',
  generator: '_crossvote',
  contest: (place: number) => `_contest-${place + 1}`,
  choice: (contest: number, place: number) => `_choice-${contest + 1}-${place + 1}`,
  candidate: (contest: number, place: number) => `_candidate-${contest + 1}-${place + 1}`,
  unit: (number: number) => `_unit-${number}`,
  party: (number: number) => `_party-${number}`,
  snapshot: (record: number) => `_snapshot-${record}`,
};

/** The identifier of a tabulator is its number or name, as nothing else is known. */
export function tabulatorId(tabulator: string): string {
  return tabulator.startsWith('_') ? `_${tabulator}` : tabulator;
}
