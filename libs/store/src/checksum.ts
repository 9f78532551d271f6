import { crc32 } from 'node:zlib';
import type { StoredCrossTable } from './cross-tables.ts';
import type { PackedAttribute, PackedMarks } from './dataset-parts.ts';
import type { ContestRow, DatasetRow } from './dataset-rows.ts';

/** What a checksum covers: plain data, and bytes behind it. */
type Covered = string | number | boolean | null | readonly Covered[];

/**
 * CRC-32 of values and bytes, as a signed number, which both databases keep in 32 bits. Rows are told where they stand
 * as well as what they hold, so that two that changed places are noticed.
 */
function checksumOf(values: Covered, ...bytes: readonly Uint8Array[]): number {
  const lengths = bytes.map(({ length }) => length);
  const start = crc32(JSON.stringify([values, lengths]));
  return bytes.reduce((sum, part) => crc32(part, sum), start) | 0;
}

export function datasetChecksum(id: number, facts: Omit<DatasetRow, 'id'>): number {
  const { name, description, electionDate, electionType, totalRecords } = facts;
  return checksumOf(['dataset', id, name, description, electionDate, electionType, totalRecords]);
}

/** @param contestCount - how many the dataset has, so that a missing one is noticed */
export function contestChecksum(
  datasetId: number,
  contestCount: number,
  contest: ContestRow,
): number {
  const { id, position, name, code, party, voteFor, rankLimit } = contest;
  const { records, votes, undervotes, overvotes } = contest;
  const { undervotedRecords, overvotedRecords, redactedRecords } = contest;
  return checksumOf([
    ...['contest', datasetId, contestCount, id, position, name, code, party, voteFor, rankLimit],
    ...[records, votes, undervotes, overvotes],
    ...[undervotedRecords, overvotedRecords, redactedRecords],
    contest.choices.map((choice) => [
      ...[choice.id, choice.position, choice.name, choice.code, choice.party],
      ...[choice.isWriteIn, choice.voteCount, choice.aggregateVotes],
    ]),
  ]);
}

/** A block with the kinds of its attributes, so that a missing one is noticed. */
export interface BlockFacts {
  readonly datasetId: number;
  readonly ordinal: number;
  readonly recordCount: number;
  /** As `kindsOf()` gives them. */
  readonly kinds: string;
}

export function blockChecksum({ datasetId, ordinal, recordCount, kinds }: BlockFacts): number {
  return checksumOf(['block', datasetId, ordinal, recordCount, kinds]);
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
