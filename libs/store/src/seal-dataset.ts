import type { StoredChoice, StoredContest } from '@crossvote/election';
import {
  attributeChecksum,
  blockChecksum,
  contestChecksum,
  kindsOf,
  marksChecksum,
} from './checksum.ts';
import type { Connection } from './connection.ts';
import { lockDataset } from './dataset-lock.ts';
import type { StoredAttributeBlock, StoredMarkBlock } from './dataset-rows.ts';
import { sealRun } from './ingest-run.ts';
import { updateRow } from './one-row.ts';
import type { Sql } from './sql.ts';
import { sealDatasetRow } from './stored-dataset.ts';

/**
 * Gives the rows of a dataset, which an earlier version stored, their checksums, all or none.
 *
 * @param isWhole - reads the dataset, and tells whether it is right: what is damaged by then would be taken for whole
 *   for ever. Nobody changes anything between that and the last checksum
 * @returns false when it is not whole, or there is no such completed dataset
 */
export async function sealDataset(
  connection: Connection,
  id: number,
  isWhole: () => Promise<boolean>,
): Promise<boolean> {
  return connection.transaction(async (transaction) => {
    await keepWritersOut(transaction);
    if (!(await lockDataset(transaction, id, 'completed')) || !(await isWhole())) return false;
    const blockCount = await sealBlocks(transaction, id);
    await sealMarks(transaction, id);
    await sealAttributes(transaction, id);
    const contestCount = await sealContests(transaction, id);
    await sealRun(transaction, id);
    await updateRow(transaction, 'Dataset', id, { contestCount, blockCount });
    await sealDatasetRow(transaction, id);
    return true;
  });
}

/** A transaction of SQLite is alone in any case. Whoever reads goes on. */
async function keepWritersOut(sql: Sql): Promise<void> {
  if (sql.provider === 'postgresql')
    await sql.execute(`LOCK TABLE ${quotedTables} IN SHARE ROW EXCLUSIVE MODE`);
}

const quotedTables = [
  ...['Dataset', 'Contest', 'Choice', 'Block', 'MarkBlock', 'AttributeBlock'],
  ...['IngestRun', 'IngestFile', 'IngestContent'],
]
  .map((table) => `"${table}"`)
  .join(', ');

/** @returns how many there are */
async function sealBlocks(sql: Sql, datasetId: number): Promise<number> {
  const attributes = await sql.query<{ kind: string; ordinal: number }>(
    `SELECT "kind", "ordinal" FROM "AttributeBlock" WHERE "datasetId" = $1`,
    datasetId,
  );
  const blocks = await sql.query<{ ordinal: number; recordCount: number }>(
    `SELECT "ordinal", "recordCount" FROM "Block" WHERE "datasetId" = $1`,
    datasetId,
  );
  const marked = await sql.query<{ ordinal: number; contestCount: number | string }>(
    `SELECT m."ordinal", COUNT(*) AS "contestCount" FROM "MarkBlock" m JOIN "Contest" c ON c."id" = m."contestId"
     WHERE c."datasetId" = $1 GROUP BY m."ordinal"`,
    datasetId,
  );
  const contestCounts = new Map(marked.map((row) => [row.ordinal, Number(row.contestCount)]));
  for (const { ordinal, recordCount } of blocks) {
    const kinds = kindsOf(
      attributes.filter((column) => column.ordinal === ordinal).map(({ kind }) => kind),
    );
    const contestCount = contestCounts.get(ordinal) ?? 0;
    const checksum = blockChecksum({ datasetId, ordinal, recordCount, kinds, contestCount });
    await sql.execute(
      `UPDATE "Block" SET "kinds" = $1, "contestCount" = $2, "checksum" = $3 WHERE "datasetId" = $4 AND "ordinal" = $5`,
      ...[kinds, contestCount, checksum, datasetId, ordinal],
    );
  }
  return blocks.length;
}

async function sealMarks(sql: Sql, datasetId: number): Promise<void> {
  const keys = await sql.query<{ contestId: number; ordinal: number }>(
    `SELECT m."contestId", m."ordinal" FROM "MarkBlock" m JOIN "Contest" c ON c."id" = m."contestId"
     WHERE c."datasetId" = $1`,
    datasetId,
  );
  // One at a time: together they may be larger than memory.
  for (const { contestId, ordinal } of keys) {
    const [column] = await sql.query<StoredMarkBlock>(
      `SELECT "dictionary", "width", "codes", "isDeflated", "layouts" FROM "MarkBlock"
       WHERE "contestId" = $1 AND "ordinal" = $2`,
      ...[contestId, ordinal],
    );
    if (!column) continue;
    await sql.execute(
      `UPDATE "MarkBlock" SET "checksum" = $1 WHERE "contestId" = $2 AND "ordinal" = $3`,
      ...[marksChecksum(contestId, ordinal, column), contestId, ordinal],
    );
  }
}

async function sealAttributes(sql: Sql, datasetId: number): Promise<void> {
  const keys = await sql.query<{ kind: string; ordinal: number }>(
    `SELECT "kind", "ordinal" FROM "AttributeBlock" WHERE "datasetId" = $1`,
    datasetId,
  );
  for (const { kind, ordinal } of keys) {
    const place = [datasetId, kind, ordinal];
    const [column] = await sql.query<StoredAttributeBlock>(
      `SELECT "dictionary", "width", "codes", "isDeflated", "ofLayouts" FROM "AttributeBlock"
       WHERE "datasetId" = $1 AND "kind" = $2 AND "ordinal" = $3`,
      ...place,
    );
    if (!column) continue;
    await sql.execute(
      `UPDATE "AttributeBlock" SET "checksum" = $4 WHERE "datasetId" = $1 AND "kind" = $2 AND "ordinal" = $3`,
      ...place,
      attributeChecksum(datasetId, kind, ordinal, column),
    );
  }
}

/** Integers of 64 bits may come as texts. */
type Large<Row, Names extends keyof Row> = Omit<Row, Names> & Record<Names, number | string>;
type ContestCells = Large<Omit<StoredContest, 'choices'>, 'votes' | 'undervotes' | 'overvotes'>;
type ChoiceCells = Large<StoredChoice, 'voteCount' | 'aggregateVotes'>;

/** @returns how many there are */
async function sealContests(sql: Sql, datasetId: number): Promise<number> {
  const contests = await sql.query<ContestCells>(
    `SELECT "id", "position", "name", "code", "party", "file", "voteFor", "rankLimit", "records", "votes", "undervotes",
       "overvotes", "undervotedRecords", "overvotedRecords", "redactedRecords"
     FROM "Contest" WHERE "datasetId" = $1 ORDER BY "position"`,
    datasetId,
  );
  for (const contest of contests) {
    const choices = await sql.query<ChoiceCells>(
      `SELECT "id", "position", "name", "code", "party", "isWriteIn", "voteCount", "aggregateVotes"
       FROM "Choice" WHERE "contestId" = $1 ORDER BY "position"`,
      contest.id,
    );
    const checksum = contestChecksum(datasetId, {
      ...contest,
      votes: Number(contest.votes),
      undervotes: Number(contest.undervotes),
      overvotes: Number(contest.overvotes),
      choices: choices.map((choice) => ({
        ...choice,
        voteCount: Number(choice.voteCount),
        aggregateVotes: Number(choice.aggregateVotes),
      })),
    });
    await sql.execute(
      `UPDATE "Contest" SET "checksum" = $1 WHERE "id" = $2`,
      ...[checksum, contest.id],
    );
  }
  return contests.length;
}
