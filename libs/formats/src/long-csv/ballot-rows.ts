import type { CellScanner } from '../cell-scanner.ts';
import { readRows } from '../csv-rows.ts';
import type { ExportFile } from '../export-file.ts';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { CvrFileError, quoteValue, type Place } from '../issue.ts';
import { KeySet } from '../key-set.ts';
import {
  missingColumns,
  readLongColumns,
  type LongColumns,
  type LongRole,
} from './long-columns.ts';

/** One row: what one record says about one choice of one contest. */
export interface LongRow {
  readonly contest: string;
  readonly candidate: string;
  /** 0 where there is no rank column, or no rank in it. */
  readonly rank: number;
  readonly kind: 'vote' | 'noVote' | 'undervote' | 'overvote';
  readonly attributes: ReadonlyMap<LongRole, string>;
}

/** Takes the records of a long table. */
export interface BallotReader {
  columns(columns: LongColumns, place: Place): void;
  ballot(rows: readonly LongRow[], place: Place): void;
  warn(code: string, message: string, place: Place): void;
  drain(): Promise<void>;
}

/** A ballot has a row a choice, of some hundred contests. */
const rowLimit = 100_000;
const valueLimit = 255;
const undervoteWord = /^(0|under[\s-]?vote[sd]?|no[\s-]?vote|blank([\s-]?vote)?|none)?$/i;
const overvoteWord = /^over[\s-]?vote[sd]?$/i;
const attributes = ['precinct', 'ballotStyle', 'countingGroup', 'tabulator', 'batch'] as const;

/**
 * Streams the ballots of a long table, whose rows must stand together.
 *
 * @throws CvrFileError where a row cannot be read: nobody can tell which ballot it is of
 */
export async function readBallots(file: ExportFile, reader: BallotReader): Promise<void> {
  const seen = new KeySet();
  let columns: LongColumns | undefined;
  let rows: LongRow[] = [];
  let record = '';
  let place: Place = { file: file.name };
  const finish = () => {
    if (rows.length === 0) return;
    const key = Buffer.from(record);
    seen.feed(key, 0, key.length);
    if (!seen.add())
      throw new CvrFileError(
        'record_scattered',
        'these rows are of a record that had rows before: the rows of a record must stand together; sort the file by the column that numbers the records',
        place,
      );
    reader.ballot(rows, place);
    rows = [];
  };
  await readRows(file, {
    header: (headings, at) => {
      refuseHeader(headings, at);
      columns = readLongColumns(headings);
      reader.columns(columns, at);
    },
    row: (cells, at) => {
      if (!columns) return;
      const text = textOf(columns, cells, 'record', at);
      if (text === '') throw unreadable('names no record', at);
      if (text !== record || rows.length === 0) {
        finish();
        record = text;
        place = at;
      }
      if (rows.length >= rowLimit)
        throw unreadable(`is one of more than ${rowLimit} of one record`, at);
      rows.push(readRow(columns, cells, at));
      place = { ...place, endLine: at.endLine ?? at.line ?? 0 };
    },
    refuse: ({ message }, at) => {
      throw unreadable(message, at);
    },
    warn: reader.warn.bind(reader),
    drain: reader.drain.bind(reader),
  });
  finish();
}

function refuseHeader(headings: readonly string[], place: Place): void {
  const missing = missingColumns(headings);
  if (missing.length > 0)
    throw new CvrFileError(
      'columns_missing',
      `has no column for ${missing.join(', ')}; a long table needs headings such as CVRNumber, Contest and Candidate`,
      place,
    );
}

function readRow(columns: LongColumns, cells: CellScanner, place: Place): LongRow {
  const text = (role: LongRole) => textOf(columns, cells, role, place);
  const contest = text('contest');
  if (contest === '') throw unreadable('names no contest', place);
  const candidate = text('candidate');
  const rank = text('rank');
  if (!/^\d{0,3}$/.test(rank)) throw unreadable(`has the rank ${quoteValue(rank)}`, place);
  return {
    contest,
    candidate,
    rank: Number(rank),
    kind: kindOf(candidate, columns.columns.has('isVote') ? text('isVote') : '1', place),
    attributes: new Map(attributes.map((role) => [role, text(role)])),
  };
}

function kindOf(candidate: string, isVote: string, place: Place): LongRow['kind'] {
  if (undervoteWord.test(candidate)) return 'undervote';
  if (overvoteWord.test(candidate)) return 'overvote';
  if (/^(1|true|yes|y)$/i.test(isVote)) return 'vote';
  if (/^(0|false|no|n|)$/i.test(isVote)) return 'noVote';
  throw unreadable(
    `says ${quoteValue(isVote)} under IsVote; only 1, 0, true and false are known`,
    place,
  );
}

function textOf(
  { columns }: LongColumns,
  cells: CellScanner,
  role: LongRole,
  place: Place,
): string {
  const column = columns.get(role);
  if (column === undefined) return '';
  const text = foldWhiteSpace(cells.text(column));
  if (Buffer.byteLength(text) > valueLimit && role !== 'contest' && role !== 'candidate')
    throw unreadable(`has a cell longer than ${valueLimit} bytes`, {
      ...place,
      column: column + 1,
    });
  return text;
}

function unreadable(what: string, place: Place): CvrFileError {
  return new CvrFileError(
    'row_unreadable',
    `the row ${what}: it cannot be told what its record holds; correct it, or export again`,
    place,
  );
}
