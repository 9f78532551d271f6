import type { ReportedExport } from './reported-export.ts';

/** Inputs that are no ballots, or that are refused by their names. */
export const refusedExports: readonly ReportedExport[] = [
  ...(
    [
      ['not-a-cvr/precinct-results.csv', /totals.*not ballots/s],
      ['not-a-cvr/batches.csv', /totals.*not ballots/s],
      ['aec-senate/formal-2016.csv', /Australian Senate of 2016.*no names/],
      ['weighted-coded-table/counts.csv', /counts, not ballots.*--columns/],
      ['rankings-as-columns/top-4-precinct.csv', /counts, not ballots.*columns are rankings/],
    ] as const
  ).map(([file, right]) => ({ paths: [file], right })),
];
