import type { ReportedExport } from './reported-export.ts';

const says = [/cvr inspect with --write-columns/];

/** The inputs of `data/reported` that are tables of programs and researchers. */
export const reportedTables: readonly ReportedExport[] = [
  {
    paths: ['rank-tables/condensed.csv'],
    right: {
      records: 4,
      contests: [
        {
          name: 'condensed',
          ranks: 3,
          votes: { 'Ada Reyes': 2, 'Ben Cole': 1, 'Cy Dunn': 0 },
          undervoted: 1,
        },
      ],
      says,
    },
  },
  {
    paths: ['rank-tables/weighted.csv'],
    right: {
      records: 6,
      contests: [
        {
          name: 'weighted',
          ranks: 3,
          votes: { 'Ada Reyes': 3, 'Ben Cole': 2, 'Write-in': 1 },
        },
      ],
      says: [...says, /counts as often as "weight" says/],
    },
  },
  {
    paths: ['rank-tables/candidate-columns-rank-cells.csv'],
    right: {
      records: 3,
      contests: [
        {
          name: 'candidate-columns-rank-cells',
          ranks: 3,
          votes: { 'Ada Reyes': 1, 'Ben Cole': 2, 'Cy Dunn': 0 },
        },
      ],
      says: [...says, /"count" is not taken for a weight/],
    },
  },
  {
    paths: ['candidate-columns-count-is-no-weight/cvr.csv'],
    right: {
      records: 4,
      contests: [{ name: 'cvr', ranks: 3, votes: { 'Reyes Ada': 1, 'Cole Ben': 2, 'Dunn Cy': 1 } }],
      says: [...says, /"count" is not taken for a weight/],
    },
  },
  {
    paths: ['json-ballot-objects/cvr.json'],
    right: {
      records: 3,
      contests: [{ name: 'cvr', ranks: 2, votes: { 'Ada Reyes': 2, 'Ben Cole': 1 } }],
      says,
    },
  },
  {
    paths: ['long-rank-headings/long.csv'],
    right: {
      records: 3,
      contests: [
        { name: 'Council', ranks: 2, votes: { 'Ada Reyes': 1, 'Ben Cole': 1 }, undervoted: 1 },
      ],
      says,
    },
  },
  {
    paths: ['long-rank-headings/harvard.csv'],
    right: {
      records: 2,
      contests: [
        { name: 'US HOUSE 001', votes: { 'ADA REYES': 1, 'BEN COLE': 1 } },
        { name: 'STATE HOUSE 005', votes: {}, undervoted: 1, notOnBallot: 1 },
        { name: 'STATE HOUSE 006', votes: { 'CY DUNN': 1 }, notOnBallot: 1 },
      ],
      says,
    },
  },
  {
    paths: ['weighted-coded-table/counts.csv'],
    files: { 'columns.json': '{ "weight": "Nvoters", "contests": [{ "votes": "PRS" }] }' },
    options: ['--columns', 'columns.json'],
    right: {
      records: 6,
      contests: [{ name: 'PRS', votes: { Democrat: 3, Republican: 2 }, overvoted: 1 }],
    },
  },
];
