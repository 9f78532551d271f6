import statement, { join } from 'sql-template-tag';
import {
  attributeChecksum,
  blockChecksum,
  contestChecksum,
  kindsOf,
  marksChecksum,
} from './checksum.ts';
import { blocksOf } from './bulk-columns.ts';
import type { Connection } from './connection.ts';
import { lockDataset } from './dataset-lock.ts';
import { sealRun } from './ingest-run.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';
import { sealDatasetRow, storedDatasets } from './stored-dataset.ts';

/**
 * Adds checksums to all rows of a dataset that an earlier version stored, or to none.
 *
 * @param calledId - what everybody calls it
 * @param isWhole - reads the dataset, and tells whether it is right: what is damaged by then would be taken for whole
 *   for ever. Nobody changes anything between that and the last checksum
 * @returns false when it is not whole, or there is no such completed dataset
 */
export async function sealDataset(
  connection: Connection,
  calledId: number,
  isWhole: () => Promise<boolean>,
): Promise<boolean> {
  return connection.transaction(async (transaction) => {
    await keepWritersOut(transaction);
    const [stored] = await storedDatasets(transaction, calledId);
    if (!stored) return false;
    const id = stored.version;
    if (!(await lockDataset(transaction, id, 'completed')) || !(await isWhole())) return false;
    const blockCount = await sealBlocks(transaction, id, await sealMarks(transaction, id));
    await sealAttributes(transaction, id);
    const contestCount = await sealContests(transaction, id);
    await sealRun(transaction, id);
    await updateRows(transaction, 'Dataset', { id }, { contestCount, blockCount });
    await sealDatasetRow(transaction, id);
    return true;
  });
}

/** On SQLite a transaction is the only writer anyway. Readers are not stopped. */
async function keepWritersOut(sql: Sql): Promise<void> {
  if (sql.provider === 'postgresql')
    await sql.execute(statement`LOCK TABLE ${join(tables)} IN SHARE ROW EXCLUSIVE MODE`);
}

const tables = [
  ...(['Dataset', 'Contest', 'Choice', 'Block', 'MarkBlock', 'AttributeBlock'] as const),
  ...(['IngestRun', 'IngestFile', 'IngestContent'] as const),
].map((model) => new Table(model).name);

/** @param marked - number of contests with marks, by the ordinal of the block. @returns the number of blocks */
async function sealBlocks(
  sql: Sql,
  datasetId: number,
  marked: ReadonlyMap<number, number>,
): Promise<number> {
  const attributes = await selectRows(sql, 'AttributeBlock', ['kind', 'ordinal'], { datasetId });
  const blocks = await blocksOf(sql, datasetId);
  for (const { ordinal, recordCount } of blocks) {
    const kinds = kindsOf(
      attributes.filter((column) => column.ordinal === ordinal).map(({ kind }) => kind),
    );
    const contestCount = marked.get(ordinal) ?? 0;
    const checksum = blockChecksum({ datasetId, ordinal, recordCount, kinds, contestCount });
    const sealed = { kinds, contestCount, checksum };
    await updateRows(sql, 'Block', { datasetId, ordinal }, sealed);
  }
  return blocks.length;
}

/** @returns the number of contests with marks, by the ordinal of the block */
async function sealMarks(sql: Sql, datasetId: number): Promise<Map<number, number>> {
  const marked = new Map<number, number>();
  for (const { id: contestId } of await selectRows(sql, 'Contest', ['id'], { datasetId }))
    for (const { ordinal } of await selectRows(sql, 'MarkBlock', ['ordinal'], { contestId })) {
      marked.set(ordinal, (marked.get(ordinal) ?? 0) + 1);
      const place = { contestId, ordinal };
      // Reads one column at a time, as all of them may be larger than memory.
      for (const column of await selectRows(sql, 'MarkBlock', '*', place))
        await updateRows(sql, 'MarkBlock', place, {
          checksum: marksChecksum(contestId, ordinal, column),
        });
    }
  return marked;
}

async function sealAttributes(sql: Sql, datasetId: number): Promise<void> {
  const keys = await selectRows(sql, 'AttributeBlock', ['kind', 'ordinal'], { datasetId });
  for (const { kind, ordinal } of keys) {
    const place = { datasetId, kind, ordinal };
    for (const column of await selectRows(sql, 'AttributeBlock', '*', place))
      await updateRows(sql, 'AttributeBlock', place, {
        checksum: attributeChecksum(datasetId, kind, ordinal, column),
      });
  }
}

/** @returns the number of contests */
async function sealContests(sql: Sql, datasetId: number): Promise<number> {
  const contests = await selectRows(sql, 'Contest', '*', { datasetId }, 'position');
  for (const contest of contests) {
    const { id } = contest;
    const choices = await selectRows(sql, 'Choice', '*', { contestId: id }, 'position');
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
    await updateRows(sql, 'Contest', { id }, { checksum });
  }
  return contests.length;
}
