import type { ReportedExport } from './reported-export.ts';

/** The inputs of `data/reported` that are files of rankings, printed reports and the like. */
export const reportedRankings: readonly ReportedExport[] = [
  {
    paths: ['blt/election.blt'],
    right: {
      records: 7,
      contests: [
        {
          name: 'Ward 5',
          ranks: 3,
          votes: { 'Ada Reyes': 3, 'Ben Cole': 2, 'Cy Dunn': 0, 'Di "D" Eck': 1 },
          overvoted: 1,
        },
      ],
      says: [/withdrew.*"Cy Dunn"/],
    },
  },
  {
    paths: ['blt-as-csv/ward.csv'],
    right: {
      records: 6,
      contests: [
        {
          name: 'Made-up Ward',
          ranks: 3,
          votes: { 'Ada Reyes': 3, 'Ben Cole': 2, 'Cy Dunn': 1 },
        },
      ],
    },
  },
  {
    paths: ['preflib/00099-00000001.toc'],
    right: {
      records: 6,
      contests: [
        {
          name: 'Made-up Ward',
          ranks: 3,
          votes: { 'Ada Reyes': 3, 'Ben Cole': 2, 'Cy Dunn': 0 },
          overvoted: 1,
        },
      ],
      says: [/share the last place/],
    },
  },
  {
    paths: ['preflib/old-style.soi'],
    right: {
      records: 5,
      contests: [
        {
          name: 'old-style',
          ranks: 3,
          votes: { 'Ada Reyes': 3, 'Ben Cole': 1, 'Cy Dunn': 1 },
        },
      ],
    },
  },
  {
    paths: ['raire/contest.raire'],
    right: {
      records: 3,
      contests: [
        { name: '1', ranks: 2, votes: { 11: 1, 12: 1, 13: 0 }, undervoted: 1 },
        { name: '2', ranks: 1, votes: { 21: 1, 22: 1 }, notOnBallot: 1 },
      ],
      cross: [
        { ask: ['1', '11', '2'], rows: { 21: 1 } },
        { ask: ['1', '12', '2'], rows: { 22: 1 } },
      ],
    },
  },
  {
    paths: ['rankings-counted-txt/ward.txt'],
    right: {
      records: 6,
      contests: [{ name: 'ward', ranks: 2, votes: { 11: 3, 12: 2, 13: 0 }, undervoted: 1 }],
    },
  },
  {
    paths: ['ess-el155-report/EL155.txt'],
    right: {
      records: 4,
      contests: [
        { name: 'MAYOR', votes: { 'Ada Reyes': 2, 'Ben Cole': 1, 'PAT LEE': 1 } },
        {
          name: 'County Council District 1',
          votes: { 'Cy Dunn': 2, 'Di Eck': 1 },
          undervoted: 0,
          notOnBallot: 2,
        },
        { name: 'Question 1', votes: { Yes: 2, No: 2 } },
        { name: 'STRAIGHT PARTY', votes: { 'Blue Party': 1 }, notOnBallot: 3 },
      ],
      cross: [{ ask: ['MAYOR', 'Ada Reyes', 'Question 1'], rows: { Yes: 2 } }],
      says: [/left blank.*not being on the ballot/],
    },
  },
  {
    paths: ['choiceplus-prm/ward1.prm'],
    right: {
      records: 4,
      contests: [
        {
          name: 'ward1',
          ranks: 2,
          votes: { 'Ada Reyes': 1, 'Ben Cole': 0, 'Cy Dunn': 1 },
          undervoted: 1,
          overvoted: 1,
        },
      ],
    },
  },
  {
    paths: ['votekit-profile/profile.csv'],
    right: {
      records: 5,
      contests: [
        {
          name: 'profile',
          ranks: 2,
          votes: { 'ADA REYES': 3, 'BEN COLE': 1 },
          overvoted: 1,
        },
      ],
    },
  },
  {
    paths: ['aec-senate/formal-2019.csv'],
    right: {
      records: 4,
      contests: [
        {
          name: 'Senate NT, above the line',
          ranks: 2,
          votes: { 'Blue Party': 2, Green: 1 },
          undervoted: 1,
        },
        {
          name: 'Senate NT, below the line',
          ranks: 4,
          votes: { 'REYES Ada': 1, 'COLE Ben': 0, 'DUNN Cy': 1, 'ECK Di': 0 },
          undervoted: 2,
        },
      ],
      says: [/by law.*below the line alone/],
    },
  },
];
