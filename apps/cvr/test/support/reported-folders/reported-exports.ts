import { refusedExports } from './refused-exports.ts';
import type { RightContest, ReportedExport } from './reported-export.ts';
import { reportedRankings } from './reported-rankings.ts';
import { reportedTables } from './reported-tables.ts';

const mayorOfThree: RightContest = {
  name: 'MAYOR',
  votes: { Alice: 1, Bob: 1, Carol: 1 },
};

/** The inputs of `data/reported` that are read. */
const read: readonly ReportedExport[] = [
  {
    paths: ['ess-write-in-pictures/cvr.xlsx'],
    right: {
      records: 5,
      contests: [
        {
          name: 'President (10)',
          votes: { 'Ann Poe': 2, 'Bo Rye': 1, 'Write-in': 1 },
          undervoted: 1,
        },
        {
          name: 'Mayor (11)',
          votes: { 'Ada Reyes': 1, 'Ben Cole': 1, 'Write-in': 1 },
          notOnBallot: 2,
        },
        { name: 'Question 1 (12)', votes: { Yes: 2, No: 2 }, undervoted: 1 },
      ],
    },
  },
  {
    paths: ['ess-two-names-in-a-cell/newline.csv'],
    right: {
      records: 5,
      contests: [
        {
          name: 'Mayor',
          ranks: 2,
          votes: { 'Ada Reyes': 1, 'Ben Cole': 1, 'Cy Dunn': 1 },
          overvoted: 2,
        },
      ],
    },
  },
  {
    paths: ['ess-rank-labels/ranks.csv'],
    right: {
      records: 6,
      contests: [
        {
          name: 'Mayor',
          ranks: 3,
          votes: { 'Ada Reyes': 1, 'Ben Cole': 0, 'Write-in': 2 },
          undervoted: 1,
          overvoted: 2,
        },
      ],
    },
  },
  {
    paths: ['ess-rank-in-heading'],
    right: {
      records: 5,
      contests: [
        {
          name: 'Rep. to Council District 2',
          ranks: 3,
          votes: { 'OAK Reyes Ada': 2, 'Ben Cole': 3 },
        },
      ],
    },
  },
  {
    paths: ['ess-code-per-rank/cvr.csv'],
    right: {
      records: 4,
      contests: [
        {
          name: 'OAK Governor',
          ranks: 3,
          votes: { 'Reyes, Ada': 2, 'Cole, Ben': 1, 'Dunn, Cy': 1 },
        },
        { name: 'Question 1 (9)', votes: { Yes: 2, No: 2 } },
      ],
      cross: [{ ask: ['OAK Governor', 'Reyes, Ada', 'Question 1 (9)'], rows: { Yes: 2 } }],
    },
  },
  {
    paths: ['same-title-other-contest/dominion'],
    right: {
      records: 5,
      contests: [
        {
          name: 'County Commissioner District 1',
          votes: { 'Ann Poe': 2, 'Bo Rye': 1 },
          notOnBallot: 2,
        },
        {
          name: 'County Commissioner District 1',
          votes: { 'Cy Dunn': 1, 'Di Eck': 1 },
          notOnBallot: 3,
        },
        { name: 'Measure 9', votes: { Yes: 3, No: 2 } },
      ],
      says: [/County Commissioner District 1/],
    },
  },
  {
    paths: ['same-title-other-contest/ess'],
    right: {
      records: 6,
      contests: [
        {
          name: 'County Commissioner District 1',
          votes: { 'Ann Poe': 1, 'Bo Rye': 1, 'write-in': 1 },
          notOnBallot: 3,
        },
        {
          name: 'County Commissioner District 1',
          votes: { 'Cy Dunn': 2, 'Di Eck': 1 },
          notOnBallot: 3,
        },
        { name: 'Measure 9', votes: { Yes: 3, No: 3 } },
      ],
      says: [/County Commissioner District 1/],
    },
  },
  {
    paths: ['contest-titles-differ'],
    right: {
      records: 5,
      contests: [
        {
          name: 'President of the United States',
          votes: { 'Ann Poe': 2, 'Bo Rye': 1 },
          notOnBallot: 2,
        },
        {
          name: 'United States President',
          votes: { 'Ann Poe': 1, 'Bo Rye': 1 },
          notOnBallot: 3,
        },
        { name: 'Measure 9', votes: { Yes: 3, No: 2 } },
      ],
      says: [
        /President of the United States.*United States President|United States President.*President of the United States/,
      ],
    },
  },
  {
    paths: ['contest-titles-differ'],
    options: ['--contests', 'contests.csv'],
    files: {
      'contests.csv':
        'file,title,contest\ncounty-b.csv,United States President,President of the United States\n',
    },
    right: {
      records: 5,
      contests: [
        { name: 'President of the United States', votes: { 'Ann Poe': 3, 'Bo Rye': 2 } },
        { name: 'Measure 9', votes: { Yes: 3, No: 2 } },
      ],
    },
  },
  {
    paths: ['dominion-overlapping-exports'],
    right: {
      records: 9,
      repeated: 6,
      contests: [{ name: 'Measure 9', votes: { Yes: 5, No: 4 } }],
      says: [/day1\.csv.*day2\.csv|day2\.csv.*day1\.csv/],
    },
  },
  {
    paths: ['dominion-redacted-phrases/cvr.csv'],
    right: {
      records: 5,
      contests: [
        { name: 'President', votes: { 'Ann Poe': 1, 'Bo Rye': 1 }, redacted: 3 },
        { name: 'Measure 9', votes: { Yes: 2, No: 1 }, redacted: 1, notOnBallot: 1 },
      ],
    },
  },
  {
    paths: ['dominion-float-marks/pandas.csv'],
    right: {
      records: 2,
      contests: [
        { name: 'Mayor', votes: { 'Ann Poe': 1, 'Bo Rye': 0 }, notOnBallot: 1 },
        { name: 'Measure 9', votes: { Yes: 1, No: 1 } },
      ],
    },
  },
  ...['cvr.csv', 'four-rows-ranks-unnumbered.csv'].map((file) => ({
    paths: [`dominion-two-header-rows/${file}`],
    right: { records: 3, contests: [{ ...mayorOfThree, ranks: 2 }] },
  })),
  {
    paths: ['dominion-two-header-rows/plurality.csv'],
    right: {
      records: 3,
      contests: [mayorOfThree, { name: 'Q1', votes: { Yes: 2, No: 1 } }],
      cross: [{ ask: ['MAYOR', 'Alice', 'Q1'], rows: { No: 1 } }],
    },
  },
  {
    paths: ['dominion-flattened'],
    right: {
      records: 2,
      contests: [{ name: 'Mayor', ranks: 3, votes: { 'Ada Reyes': 1, 'Ben Cole': 1 } }],
    },
  },
  {
    paths: ['alaska-wide/general.csv'],
    right: {
      records: 4,
      contests: [
        {
          name: 'Pres',
          ranks: 2,
          votes: { 'Ann Poe': 1, 'Bo Rye': 1 },
          undervoted: 1,
          overvoted: 1,
        },
        { name: 'BM2', votes: { YES: 2, NO: 2 } },
      ],
    },
  },
  {
    paths: ['two-vendors-one-contest'],
    right: {
      records: 5,
      contests: [
        { name: 'Mayor', votes: { 'Ada Reyes': 3, 'Ben Cole': 2 } },
        { name: 'Question 1', votes: { Yes: 3, No: 2 } },
      ],
      cross: [{ ask: ['Mayor', 'Ada Reyes', 'Question 1'], rows: { Yes: 2, No: 1 } }],
      says: [/"Mayor" is one contest of Hart .* and ES&S/, /"Question 1".* answers such as Yes/],
    },
  },
  {
    paths: [
      'same-title-other-contest/dominion/county-a.csv',
      'same-title-other-contest/ess/county-b.csv',
    ],
    right: {
      records: 6,
      contests: [
        {
          name: 'County Commissioner District 1',
          votes: { 'Ann Poe': 2, 'Bo Rye': 1 },
          notOnBallot: 3,
        },
        {
          name: 'County Commissioner District 1',
          votes: { 'Cy Dunn': 2, 'Di Eck': 1 },
          notOnBallot: 3,
        },
        { name: 'Measure 9', votes: { Yes: 4, No: 2 } },
      ],
      says: [/is 2 contests, as their choices have nothing in common/],
    },
  },
  {
    paths: ['hart-rank-contests/CVRArchive_5_5_0_1.zip'],
    right: {
      records: 5,
      contests: [
        { name: 'Council Ward 1', ranks: 3, votes: { Ada: 2, Ben: 1, Cy: 1 }, undervoted: 1 },
        { name: 'Question 1', votes: { Yes: 3, No: 2 } },
      ],
    },
  },
  {
    paths: ['hart-names-by-white-space'],
    right: {
      records: 4,
      contests: [
        {
          name: 'MEMBER OF THE COUNCIL Ward 2',
          votes: { 'ADA REYES BEN COLE': 2, 'CY DUNN DI ECK': 1 },
          undervoted: 1,
        },
        { name: 'Question 1', votes: { Yes: 2, No: 2 } },
      ],
      cross: [
        {
          ask: ['MEMBER OF THE COUNCIL Ward 2', 'ADA REYES BEN COLE', 'Question 1'],
          rows: { Yes: 2 },
        },
      ],
    },
  },
  {
    paths: ['cdf-straight-party/selection-level.json'],
    right: {
      records: 2,
      contests: [
        { name: 'Straight Party', votes: { Oak: 2, Elm: 0 } },
        { name: 'Mayor', votes: { 'Ann Poe': 1, 'Bo Rye': 1 } },
      ],
    },
  },
  {
    paths: ['ess-same-rows-in-two-files'],
    right: {
      records: 325,
      contests: [
        { name: 'MAYOR', ranks: 3, votes: { Ann: 100, Bob: 100, Cy: 100 }, undervoted: 25 },
      ],
    },
  },
  {
    paths: ['same-content-packed-otherwise'],
    right: {
      records: 2,
      repeated: 4,
      contests: [{ name: 'Mayor', votes: { Ann: 1, Bob: 1 } }],
      says: [/same\.csv\.gz/, /same\.zip/],
    },
  },
  {
    paths: ['cdf-round-trip/ess-empty.csv'],
    right: {
      records: 2,
      contests: [
        { name: 'Mayor', votes: { Ann: 1, Bob: 1 } },
        { name: 'Prop 1', votes: {}, undervoted: 2 },
      ],
    },
  },
  {
    paths: ['unisyn-snapshot-per-contest/session.xml'],
    right: {
      records: 3,
      contests: [
        {
          name: 'Contest_20',
          ranks: 2,
          votes: { 'Ada Reyes': 1, 'Ben Cole': 1 },
          undervoted: 1,
        },
        { name: 'Contest_30', votes: { Yes: 2, No: 1 } },
      ],
      cross: [
        { ask: ['Contest_20', 'Ada Reyes', 'Contest_30'], rows: { Yes: 1 } },
        { ask: ['Contest_20', 'Ben Cole', 'Contest_30'], rows: { No: 1 } },
      ],
    },
  },
  {
    paths: ['unisyn-snapshot-per-contest/nist-v1-two-snapshots.json'],
    right: {
      records: 1,
      contests: [
        { name: 'Mayor', votes: { Ada: 1, Ben: 0 } },
        { name: 'Clerk', votes: { Cy: 1 } },
      ],
    },
  },
  {
    paths: ['dominion-json-part-of-an-export/CvrExport_1.json'],
    right: {
      records: 100,
      contests: [
        { name: 'President', votes: { ANN: 100, BOB: 0 } },
        { name: 'Measure', votes: { YES: 1, NO: 0 }, notOnBallot: 99 },
      ],
      says: [/CvrExport_2\.json/],
    },
  },
  {
    paths: ['dominion-json-some-cards-linked'],
    right: {
      records: 199,
      contests: [
        { name: 'President', votes: { ANN: 100, BOB: 0 }, notOnBallot: 99 },
        { name: 'Measure', votes: { YES: 1, NO: 99 }, notOnBallot: 99 },
      ],
      cross: [
        {
          ask: ['President', 'ANN', 'Measure'],
          rows: { YES: 1, NOT_ON_BALLOT: 99 },
          notes: /\b1 of 199 records\b/,
        },
      ],
    },
  },
];

/** Every input of `data/reported`. */
export const reportedExports: readonly ReportedExport[] = [
  ...read,
  ...reportedRankings,
  ...reportedTables,
  ...refusedExports,
];
