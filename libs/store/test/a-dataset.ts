import { randomBytes } from 'node:crypto';
import type { DatasetWriter, FinishedDataset, NewBlock, NewContest, Store } from '../src/index.ts';

/** Two contests; the second is ranked. */
export const contests: readonly NewContest[] = [
  { name: 'Mayor', code: '', party: '', voteFor: 1, rankLimit: 0 },
  { name: 'Council', code: '7', party: 'DEM', voteFor: 1, rankLimit: 3 },
];

/** Some bytes that stand for packed marks. */
export const packed = {
  dictionary: Uint8Array.of(4, 0, 0),
  width: 1,
  codes: Uint8Array.of(0b101),
  isDeflated: false,
};

/** Marks with a code for each record. */
export const packedMarks = { ...packed, layouts: null };
export const packedAttribute = { ...packed, ofLayouts: false };

/** Three records. The second contest is on none of them unless `whole`. */
export function aBlock(whole = true): NewBlock {
  return {
    recordCount: 3,
    marks: whole
      ? [
          [0, packedMarks],
          [1, packedMarks],
        ]
      : [[0, packedMarks]],
    attributes: [['precinct', packedAttribute]],
  };
}

/** What is known at the end of an ingest. The file is a new one unless given. */
export function theEnd(options: Partial<FinishedDataset> = {}): FinishedDataset {
  const choice = {
    name: 'Ann',
    code: 'C1',
    party: '',
    isWriteIn: false,
    voteCount: 2,
    aggregateVotes: 5,
  };
  const results = {
    records: 2,
    undervotes: 0,
    overvotes: 0,
    undervotedRecords: 0,
    overvotedRecords: 0,
    redactedRecords: 0,
  };
  return {
    name: 'Town election',
    description: 'Of a test',
    electionDate: '2024-11-05',
    electionType: 'general',
    resultsStatus: null,
    softwareVersion: '5.17',
    recordsRead: 6,
    stored: 3,
    refused: 1,
    repeated: 2,
    issues: '[]',
    contests: contests.map((contest, place) => ({
      ...contest,
      ...results,
      file: place === 1 ? 'town.csv' : '',
      choices: [choice],
    })),
    files: [
      {
        name: 'town.csv',
        sha256: randomBytes(32).toString('hex'),
        sizeBytes: 5_000_000_000,
        contents: [],
      },
    ],
    replace: false,
    ...options,
  };
}

/** A dataset whose blocks are all written, but that is not visible yet. */
export async function aWrittenDataset(store: Store): Promise<DatasetWriter> {
  const writer = await store.beginDataset({ format: 'dominion-csv' });
  await writer.writeBlock(aBlock(false), contests.slice(0, 1));
  await writer.writeBlock(aBlock(), contests);
  return writer;
}

/** A completed dataset. @returns its id */
export async function aDataset(
  store: Store,
  options: Partial<FinishedDataset> = {},
): Promise<number> {
  const writer = await aWrittenDataset(store);
  await writer.complete(theEnd(options));
  return writer.datasetId;
}

/** Counts the rows of every table that belongs to datasets. */
export const countRows = [
  'Dataset',
  'Contest',
  'Choice',
  'Block',
  'MarkBlock',
  'AttributeBlock',
  'CrossTable',
  'IngestRun',
  'IngestFile',
]
  .map(
    (table) => `SELECT '${table}' AS "name", CAST(COUNT(*) AS INTEGER) AS "rows" FROM "${table}"`,
  )
  .join(' UNION ALL ');
