import type { ReportedExport } from './reported-export.ts';

/** Inputs that are no ballots, or that are refused by their names. */
export const refusedExports: readonly ReportedExport[] = [
  ...(
    [
      ['not-a-cvr/precinct-results.csv', /totals.*not ballots/s],
      ['not-a-cvr/batches.csv', /totals.*not ballots/s],
      ['aec-senate/formal-2016.csv', /Australian Senate of 2016.*no names/],
      ['json-ballot-objects/cvr.json', /JSON list.*ballot/s],
      ['candidate-columns-count-is-no-weight/cvr.csv', /column for each candidate/],
      ['long-rank-headings/harvard.csv', /office/],
      ['long-rank-headings/long.csv', /long table of ranked votes/],
      ['rank-tables/candidate-columns-rank-cells.csv', /column for each candidate/],
      ['rank-tables/condensed.csv', /table of ranks|rank table/],
      ['rank-tables/weighted.csv', /table of rankings/],
      ['weighted-coded-table/counts.csv', /counts, not ballots.*Crossvote CSV/],
      ['rankings-as-columns/top-4-precinct.csv', /counts, not ballots.*columns are rankings/],
    ] as const
  ).map(([file, right]) => ({ paths: [file], right })),
  {
    paths: ['two-vendors-one-contest'],
    right: /ingest them apart/,
  },
];
