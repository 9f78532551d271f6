import {
  type CellScanner,
  FileError,
  type ExportFile,
  foldWhiteSpace,
  type Place,
  quoteValue,
  readRows,
  type Refusal,
} from '@crossvote/opening';
import { batchKey } from '../../records/batch-key.ts';
import { readNameHeadings, type NameHeadings } from '../../columns/name-headings.ts';

/** Longest cell that is read, in bytes: it bounds the memory of a hostile file. */
const cellLimit = 1024;

/** Who takes the rows of a table. */
export interface VoteRows {
  header(headings: NameHeadings, place: Place): void;
  /** @param isCurrent - whether the row is the version of its record that counts */
  row(cells: CellScanner, isCurrent: boolean, place: Place): void;
  refuse(refusal: Refusal, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  drain(): Promise<void>;
}

/**
 * Streams the rows of one table.
 *
 * @throws FileError when its header is none of this format, or it is cut off
 */
export async function readVoteTable(file: ExportFile, rows: VoteRows): Promise<void> {
  let headings: NameHeadings | undefined;
  await readRows(file, {
    header: (cells, place) => {
      headings = readNameHeadings(cells);
      if (!headings)
        throw new FileError(
          'header_unreadable',
          'the header has no columns with the id and the name of a vote (Pres1Id, Pres1Name) beside TabulatorId, BatchId and RecordId',
          place,
        );
      rows.header(headings, place);
    },
    row: (cells, place) => {
      const isCurrent = headings && readIsCurrent(cells, headings);
      const long = longCell(cells);
      if (long !== -1)
        rows.refuse(
          {
            code: 'value_too_long',
            message: `a cell is longer than ${cellLimit} bytes`,
            column: long + 1,
          },
          place,
        );
      else if (typeof isCurrent === 'boolean') rows.row(cells, isCurrent, place);
      else if (isCurrent) rows.refuse(isCurrent, place);
    },
    refuse: (refusal, place) => {
      rows.refuse(refusal, place);
    },
    warn: (code, message, place) => {
      rows.warn(code, message, place);
    },
    drain: () => rows.drain(),
  });
}

function longCell({ starts, ends, count }: CellScanner): number {
  for (let column = 0; column < count; column += 1)
    if ((ends[column] ?? 0) - (starts[column] ?? 0) > cellLimit) return column;
  return -1;
}

function readIsCurrent(cells: CellScanner, { isCurrent }: NameHeadings): boolean | Refusal {
  if (isCurrent === -1) return true;
  const text = foldWhiteSpace(cells.text(isCurrent));
  if (/^(?:true|1|yes)$/iu.test(text)) return true;
  if (/^(?:false|0|no)$/iu.test(text)) return false;
  return {
    code: 'current_version_unclear',
    message: `IsCurrent is ${quoteValue(text)}, and neither true nor false`,
    column: isCurrent + 1,
  };
}

/** What names a record: tabulator, batch and record; undefined where one of them is not there. */
export function keyOfRecord(cells: CellScanner, { roles }: NameHeadings): string | undefined {
  const [tabulator = '', batch = '', record = ''] = (['tabulator', 'batch', 'record'] as const).map(
    (role) => foldWhiteSpace(cells.text(Math.max(roles.indexOf(role), 0))),
  );
  const isWhole = ['tabulator', 'batch', 'record'].every((role) =>
    roles.some((one) => one === role),
  );
  const isNamed = tabulator !== '' && batch !== '' && record !== '';
  return isWhole && isNamed ? batchKey(tabulator, batch, record) : undefined;
}
