import { FileError, type ExportFile, type Place, readRows } from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import {
  unreadable,
  type LongRow,
  missingColumns,
  readLongColumns,
  type LongColumns,
} from './long-columns.ts';
import type { StateWords } from '../../words/state-words.ts';
import { RowReader } from './row-reader.ts';

/** Takes the records of a long table. */
export interface BallotReader {
  columns(columns: LongColumns, place: Place): void;
  /** @param record - what the table calls it */
  ballot(rows: readonly LongRow[], place: Place, record: string): void;
  warn(code: string, message: string, place: Place): void;
  drain(): Promise<void>;
}

/** A ballot has a row a choice, of some hundred contests. */
const rowLimit = 100_000;

/**
 * Streams the ballots of a long table, whose rows must stand together.
 *
 * @throws FileError where a row cannot be read: nobody can tell which ballot it is of
 */
export async function readBallots(
  file: ExportFile,
  ballots: BallotReader,
  words?: StateWords,
): Promise<void> {
  const seen = new KeySet();
  let reader: RowReader | undefined;
  let rows: LongRow[] = [];
  let record = '';
  let place: Place = { file: file.name };
  const finish = () => {
    if (rows.length === 0) return;
    const key = Buffer.from(record);
    seen.feed(key, 0, key.length);
    if (!seen.add())
      throw new FileError(
        'record_scattered',
        'these rows are of a record that had rows before: the rows of a record must stand together; sort the file by the column that numbers the records',
        place,
      );
    ballots.ballot(rows, place, record);
    rows = [];
  };
  await readRows(file, {
    header: (headings, at) => {
      refuseHeader(headings, at);
      const columns = readLongColumns(headings);
      reader = new RowReader(columns.columns, words);
      ballots.columns(columns, at);
    },
    row: (cells, at) => {
      if (!reader) return;
      const text = reader.recordOf(cells, at);
      if (text === '') throw unreadable('names no record', at);
      if (text !== record || rows.length === 0) {
        finish();
        record = text;
        place = at;
      }
      if (rows.length >= rowLimit)
        throw unreadable(`is one of more than ${rowLimit} of one record`, at);
      rows.push(reader.read(cells, at));
      place = { ...place, endLine: at.endLine ?? at.line ?? 0 };
    },
    refuse: ({ message }, at) => {
      throw unreadable(message, at);
    },
    warn: ballots.warn.bind(ballots),
    drain: ballots.drain.bind(ballots),
  });
  finish();
}

function refuseHeader(headings: readonly string[], place: Place): void {
  const missing = missingColumns(headings);
  if (missing.length > 0)
    throw new FileError(
      'columns_missing',
      `has no column for ${missing.join(', ')}; a long table needs headings such as CVRNumber, Contest and Candidate`,
      place,
    );
}
