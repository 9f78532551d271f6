import path from 'node:path';
import { attributeKinds } from '../../cvr-sink.ts';
import type { ColumnMap, ColumnRef } from '../column-map.ts';
import { markColumns, markWordsIn, rankNumbers } from './choice-columns.ts';
import type { HeadingRole } from './heading-roles.ts';
import { idAndNameColumns, textColumns } from './name-columns.ts';
import { proposeMarks } from './propose-marks.ts';
import type { Proposal, ProposedVotes } from './proposal.ts';
import { rankColumns } from './rank-columns.ts';
import { lookAtTable, type LookedColumn, type TableLook } from './table-look.ts';
import { weightColumn } from './weight-column.ts';
import { describeAttributes, named } from './words.ts';

/**
 * Proposes what the columns of a table mean, from its headings and first rows.
 *
 * @param head - the first bytes of the file
 * @param file - its name: a contest that the table does not name is called after it
 * @returns undefined where no column can be votes
 */
export function proposeColumns(head: Buffer, file: string): Proposal | undefined {
  const look = lookAtTable(head);
  if (!look) return undefined;
  const proposal = proposeMarks(look) ?? proposeBallots(look, nameOf(file));
  if (!proposal) return undefined;
  const headings = headingsOf(look);
  if (!headings) return proposal;
  return {
    ...proposal,
    map: { headings, ...proposal.map },
    isCertain: false,
    unsure: [
      ...proposal.unsure,
      `where the headings stand: ${look.headingRows} in line ${look.line} is taken for them`,
    ],
  };
}

/** The name of a file, without its folder and ending. */
function nameOf(file: string): string {
  const base = path.posix.basename(file.replaceAll('\\', '/'));
  return base.replace(/(?:\.gz)?$/i, '').replace(/\.\w{1,8}$/, '') || base;
}

function headingsOf({ line, headingRows }: TableLook): ColumnMap['headings'] | undefined {
  if (line === 1 && headingRows === 1) return undefined;
  return { ...(line > 1 ? { line } : {}), ...(headingRows > 1 ? { rows: headingRows } : {}) };
}

function proposeBallots(look: TableLook, name: string): Proposal | undefined {
  const certain = rankColumns(look, name) ?? rankNumbers(look, name);
  const votes = certain ?? idAndNameColumns(look) ?? markColumns(look, name) ?? textColumns(look);
  if (!votes) return undefined;
  const { weight, ...ofWeight } = weightColumn(look, votes);
  const attributes = attributesOf(look, votes);
  const numbers = withRole(look, votes, 'record', 'number').slice(0, 1);
  // Scanners count records within their batches.
  const isOfBatch = numbers.some(({ heading }) => /^record/i.test(heading));
  const places = withRole(look, votes, 'place', ...(isOfBatch ? batchRoles : []));
  const record = numbers.length > 0 ? [...places, ...numbers] : [];
  const words = votes.contests.some(({ marks }) => marks) ? markWordsIn(look) : {};
  const map: ColumnMap = {
    ...listOrOne('record', record),
    ...(weight ? { weight: weight.ref } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(Object.keys(words).length > 0 ? { words } : {}),
    contests: [...votes.contests],
  };
  const unknown = look.columns.filter(
    ({ role, ref, heading }) => role === undefined && heading !== '' && !votes.columns.has(ref),
  );
  return {
    map,
    isCertain: votes.isCertain && ofWeight.isCertain && look.rows > 0,
    taken: [
      ...votes.taken,
      ...ofWeight.taken,
      ...describeRecord(record),
      ...describeAttributes(attributes),
    ],
    unsure: [...votes.unsure, ...ofWeight.unsure, ...describeUnknown(unknown)],
    unknown: unknown.map(({ heading }) => heading),
  };
}

const batchRoles = ['tabulator', 'batch'] as const;

/** Columns of roles that are filled in every row, and hold no votes. */
function withRole(look: TableLook, votes: ProposedVotes, ...roles: HeadingRole[]): LookedColumn[] {
  return look.columns.filter(
    ({ role, ref, cells }) =>
      role !== undefined &&
      roles.includes(role) &&
      !votes.columns.has(ref) &&
      (role !== 'place' || cells.every((cell) => cell !== '')),
  );
}

function attributesOf(look: TableLook, votes: ProposedVotes): NonNullable<ColumnMap['attributes']> {
  const attributes: Record<string, ColumnRef> = {};
  for (const kind of attributeKinds) {
    const [column] = withRole(look, votes, kind);
    if (column) attributes[kind] = column.ref;
  }
  return attributes;
}

function listOrOne(key: 'record', columns: readonly LookedColumn[]): Pick<ColumnMap, 'record'> {
  const [only, ...more] = columns.map(({ ref }) => ref);
  if (only === undefined) return {};
  return { [key]: more.length === 0 ? only : [only, ...more] };
}

function describeRecord(record: readonly LookedColumn[]): string[] {
  return record.length === 0 ? [] : [`records are told apart by ${named(record)}`];
}

function describeUnknown(unknown: readonly LookedColumn[]): string[] {
  if (unknown.length === 0) return [];
  return [`what is in ${named(unknown)}: it is not read, and if votes are there, they are missing`];
}
