import { crc32 } from 'node:zlib';
import type { Dataset, StoredContest } from '@crossvote/election';
import type { StoredCrossTable } from './dataset-parts.ts';
import type { PackedAttribute, PackedMarks } from './dataset-parts.ts';
import type { IngestRunRow } from './dataset-rows.ts';

/** What a checksum covers: plain data, followed by bytes. */
export type Covered = string | number | boolean | null | readonly Covered[];

/**
 * CRC-32 of values and bytes, as a signed number, which both databases keep in 32 bits. It covers the place of a row as
 * well as its content, so that two rows that changed places are noticed.
 */
export function checksumOf(values: Covered, ...bytes: readonly Uint8Array[]): number {
  const lengths = bytes.map(({ length }) => length);
  const start = crc32(JSON.stringify([values, lengths]));
  return bytes.reduce((sum, part) => crc32(part, sum), start) | 0;
}

/** A row by its own id, and what everybody calls it where that is another one. */
export interface CalledRow {
  readonly id: number;
  readonly publicId: number | null;
}

/** A contest of a dataset with the ids of its rows. */
export interface ContestRows extends Omit<StoredContest, 'choices'>, CalledRow {
  readonly choices: readonly (StoredContest['choices'][number] & CalledRow)[];
}

/** Where it took no other's place, there is nothing to cover: those that were sealed before have none. */
const calledOtherwise = ({ publicId }: CalledRow) => (publicId === null ? [] : [publicId]);

/** A dataset with what ties its other rows to it. */
export interface DatasetFacts extends Omit<Dataset, 'visibility'>, CalledRow {
  /** As it is stored: a damaged cell holds any text. */
  readonly visibility: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly completedAt: number;
  /** Number of contests, so that a missing one is noticed. */
  readonly contestCount: number;
  readonly blockCount: number;
}

export function datasetChecksum(facts: DatasetFacts): number {
  const { id, name, description, electionDate, electionType, totalRecords } = facts;
  const { createdAt, completedAt, contestCount, blockCount, resultsStatus, visibility } = facts;
  return checksumOf([
    ...['dataset', id, name, description, electionDate, electionType, totalRecords],
    ...[createdAt, completedAt, contestCount, blockCount],
    // Datasets that were sealed before there were statuses have none.
    ...(resultsStatus === null ? [] : [resultsStatus]),
    ...calledOtherwise(facts).map((id) => ['called', id]),
    // Datasets that were sealed before there were others are keyed.
    ...(visibility === 'keyed' ? [] : [['visible to', visibility]]),
  ]);
}

/** @param datasetId - of the dataset's row */
export function contestChecksum(datasetId: number, contest: ContestRows): number {
  const { id, position, name, code, party, file, voteFor, rankLimit } = contest;
  const { records, votes, undervotes, overvotes } = contest;
  const { undervotedRecords, overvotedRecords, redactedRecords } = contest;
  return checksumOf([
    ...['contest', datasetId, id, position, name, code, party, voteFor, rankLimit],
    ...[records, votes, undervotes, overvotes],
    ...[undervotedRecords, overvotedRecords, redactedRecords],
    contest.choices.map((choice) => [
      ...[choice.id, choice.position, choice.name, choice.code, choice.party],
      ...[choice.isWriteIn, choice.voteCount, choice.aggregateVotes, ...calledOtherwise(choice)],
    ]),
    // Contests that were sealed before the column `file` existed have an empty one.
    ...(file === '' ? [] : [file]),
    ...calledOtherwise(contest).map((called) => ['called', called]),
  ]);
}

/** A block, and the columns that belong to it, so that a missing column is noticed. */
export interface BlockFacts {
  readonly datasetId: number;
  readonly ordinal: number;
  readonly recordCount: number;
  /** The kinds of its attributes, as `kindsOf()` returns them. */
  readonly kinds: string;
  /** How many contests have marks in it. */
  readonly contestCount: number;
}

export function blockChecksum(facts: BlockFacts): number {
  const { datasetId, ordinal, recordCount, kinds, contestCount } = facts;
  return checksumOf(['block', datasetId, ordinal, recordCount, kinds, contestCount]);
}

/** Kinds of attributes as a block lists them. */
export function kindsOf(kinds: readonly string[]): string {
  return [...kinds].sort().join(',');
}

export function marksChecksum(contestId: number, ordinal: number, column: PackedMarks): number {
  const { width, isDeflated, dictionary, codes, layouts } = column;
  const frame = ['marks', contestId, ordinal, width, isDeflated, layouts !== null];
  return checksumOf(frame, dictionary, codes, layouts ?? new Uint8Array());
}

export function attributeChecksum(
  datasetId: number,
  kind: string,
  ordinal: number,
  column: PackedAttribute,
): number {
  const { width, isDeflated, ofLayouts, dictionary, codes } = column;
  const frame = ['attribute', datasetId, kind, ordinal, width, isDeflated, ofLayouts];
  return checksumOf(frame, dictionary, codes);
}

export function crossTableChecksum(
  datasetId: number,
  { firstPosition, secondPosition, counts }: StoredCrossTable,
): number {
  return checksumOf(['cross table', datasetId, firstPosition, secondPosition], counts);
}

/**
 * The checksum of how a dataset was made. The columns about the living process are left out, as they have no meaning
 * any more.
 */
export function runChecksum(datasetId: number, run: IngestRunRow): number {
  const { format, softwareVersion, startedAt, finishedAt, issues } = run;
  const { recordsRead, stored, refused, repeated } = run;
  const filesOf = (files: IngestRunRow['files']) =>
    files.map(({ name, sha256, sizeBytes }) => [name, sha256, String(sizeBytes)]);
  return checksumOf([
    ...['run', datasetId, format, softwareVersion, startedAt.getTime()],
    ...[finishedAt?.getTime() ?? null, recordsRead, stored, refused, repeated, issues],
    ...[filesOf(run.files), filesOf(run.contents)],
  ]);
}
