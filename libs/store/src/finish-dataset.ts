import type { ContestCounts, Visibility } from '@crossvote/election';
import { contestChecksum, datasetChecksum, runChecksum } from './checksum.ts';
import type { FinishedContest, FinishedDataset, HashedFile } from './dataset-parts.ts';
import type { IngestFileRow, IngestRunRow } from './dataset-rows.ts';
import { insertRows } from './sql/insert-rows.ts';
import type { KeptIds } from './kept-ids.ts';
import { selectRows, updateRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { StoreError } from './store-error.ts';

/** A dataset whose blocks are written, while the rest is missing. */
export interface WrittenDataset extends Pick<IngestRunRow, 'format' | 'startedAt'> {
  readonly datasetId: number;
  readonly runId: number;
  /** In the order of the export. */
  readonly contestIds: readonly number[];
  readonly blockCount: number;
  /** What everybody calls it, where it takes the place of another; else null. */
  readonly publicId: number | null;
  /** The same of its contests and choices. */
  readonly kept: readonly KeptIds[];
  readonly visibility: Visibility;
}

/** Writes what is only known at the end, adds the checksums of the rows, and makes the dataset visible. */
export async function finishDataset(
  transaction: Sql,
  written: WrittenDataset,
  finished: FinishedDataset,
): Promise<void> {
  const now = new Date();
  const { datasetId } = written;
  for (const [position, id] of written.contestIds.entries()) {
    const contest = finished.contests[position];
    if (!contest) throw new RangeError(`contest ${position} has no results`);
    const kept = written.kept[position];
    await finishContest(transaction, { datasetId, id, position, kept }, contest);
  }
  await finishRun(transaction, written, finished, now);
  await show(transaction, written, finished, now);
}

async function finishContest(
  transaction: Sql,
  place: {
    readonly datasetId: number;
    readonly id: number;
    readonly position: number;
    readonly kept: KeptIds | undefined;
  },
  contest: FinishedContest,
): Promise<void> {
  const { datasetId, id, position, kept } = place;
  const publicId = kept?.contest ?? null;
  const added = contest.choices.map((choice, choicePosition) => {
    const { name, party, isWriteIn, code } = choice;
    const votes = totals({ voteCount: choice.voteCount, aggregateVotes: choice.aggregateVotes });
    const called = { publicId: kept?.choices[choicePosition] ?? null };
    const facts = { name, party, isWriteIn, code };
    return { contestId: id, position: choicePosition, ...called, ...facts, ...votes };
  });
  await insertRows(transaction, 'Choice', added);
  const ids = await selectRows(transaction, 'Choice', ['id'], { contestId: id }, 'position');
  const { file, code, party } = contest;
  const counts = countsOf(contest);
  const choices = added.map((choice, at) => ({ ...choice, id: ids[at]?.id ?? 0 }));
  const facts = { ...contest, ...counts, id, publicId, position, choices };
  const checksum = contestChecksum(datasetId, facts);
  // What was said of it first may have become more.
  const changed = { ...counts, file, code, party, publicId, checksum };
  await updateRows(transaction, 'Contest', { id }, changed);
}

function countsOf(contest: FinishedContest): ContestCounts {
  const { records, undervotes, overvotes } = contest;
  const { undervotedRecords, overvotedRecords, redactedRecords } = contest;
  const votes = contest.choices.reduce((sum, { voteCount }) => sum + voteCount, 0);
  return totals({
    ...{ records, votes, undervotes, overvotes },
    ...{ undervotedRecords, overvotedRecords, redactedRecords },
  });
}

async function finishRun(
  transaction: Sql,
  { datasetId, runId, format, startedAt }: WrittenDataset,
  finished: FinishedDataset,
  finishedAt: Date,
): Promise<void> {
  const { softwareVersion, recordsRead, stored, refused, repeated, issues } = finished;
  const result = { softwareVersion, recordsRead, stored, refused, repeated, issues, finishedAt };
  const files = filesWithSizes(finished.files);
  const contents = filesWithSizes(finished.files.flatMap((file) => file.contents));
  const run = { format, startedAt, ...result, files, contents };
  const checksum = runChecksum(datasetId, run);
  await updateRows(transaction, 'IngestRun', { id: runId }, { ...result, checksum });
  const numbered = (rows: readonly IngestFileRow[]) =>
    rows.map((file, ordinal) => ({ runId, ordinal, ...file }));
  await insertRows(transaction, 'IngestFile', numbered(files));
  await insertRows(transaction, 'IngestContent', numbered(contents));
}

function filesWithSizes(files: readonly HashedFile[]): IngestFileRow[] {
  return files.map(({ name, sha256, sizeBytes }) => {
    return { name, sha256, sizeBytes: BigInt(sizeBytes) };
  });
}

async function show(
  transaction: Sql,
  { datasetId: id, publicId, visibility, startedAt, blockCount }: WrittenDataset,
  finished: FinishedDataset,
  completedAt: Date,
): Promise<void> {
  const { name, description, electionDate, electionType, resultsStatus } = finished;
  const { stored, contests } = finished;
  const facts = {
    ...{ name, description, electionDate, electionType, resultsStatus, totalRecords: stored },
    ...{ contestCount: contests.length, blockCount, publicId, visibility },
  };
  const times = { createdAt: startedAt.getTime(), completedAt: completedAt.getTime() };
  const checksum = datasetChecksum({ id, ...facts, ...times });
  const shown = { status: 'completed', completedAt, checksum };
  await updateRows(transaction, 'Dataset', { id }, { ...facts, ...shown });
}

/** @throws StoreError for a sum that is too large to be exact */
function totals<Sums extends Readonly<Record<string, number>>>(sums: Sums): Sums {
  for (const sum of Object.values(sums))
    if (!Number.isSafeInteger(sum))
      throw new StoreError(
        `a total of ${sum} is more than can be counted; give smaller exports apart`,
      );
  return sums;
}
