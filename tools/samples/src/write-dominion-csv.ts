import { at } from './at.ts';
import { quoteAlways, quoteIfNeeded } from './csv-text.ts';
import { type DominionColumn, dominionCells, dominionColumns } from './dominion-columns.ts';
import { type MetadataColumn, classicMetadata, metadataText } from './dominion-metadata.ts';
import type { CastVoteRecord, Election, Selection } from './election.ts';
import { rememberBySelection } from './remember-selection.ts';

/** What of the layout can differ from export to export; see each default. */
export interface DominionCsvOptions {
  /** Software version in the first row. Default `5.17.17.1`. */
  readonly version?: string;
  /** Quote every cell, or only where needed. Default `minimal`. */
  readonly quote?: 'all' | 'minimal';
  /** How many leading cells of a data row are written `="…"`; a negative count takes the last ones. Default 0. */
  readonly wrappedColumns?: number;
  /** Default CRLF. */
  readonly lineEnd?: '\r\n' | '\n';
  /** Begin with a byte order mark. Default false. */
  readonly bom?: boolean;
  /** Leading columns. Default the eight of most exports. */
  readonly metadata?: readonly MetadataColumn[];
  /** An empty last cell in all rows, or in the four header rows only. Default `none`. */
  readonly trailingComma?: 'none' | 'all' | 'header';
  /** Put a line break into every contest title. Default false. */
  readonly titleLineBreaks?: boolean;
  /** Names of the second, third … blank write-in column of a contest. Default as the first. */
  readonly writeInSpellings?: readonly string[];
  /** Indexes of the contests this file has columns for. Default all. */
  readonly contests?: readonly number[];
}

const chunkLength = 1 << 18;

/**
 * Writes an election as a Dominion CSV.
 *
 * @returns the file's text in pieces of about 256 K characters
 * @throws RangeError (while iterating) on a record with a contest that has no columns
 */
export function* writeDominionCsv(
  election: Election,
  records: Iterable<CastVoteRecord>,
  options: DominionCsvOptions = {},
): Generator<string, void> {
  const { quote = 'minimal', lineEnd = '\r\n', trailingComma = 'none' } = options;
  const contests = options.contests ?? election.contests.map((_contest, index) => index);
  const columns = contests.map((contest) =>
    dominionColumns(at(election.contests, contest), {
      titleBreak: options.titleLineBreaks === true ? lineEnd : '',
      writeInSpellings: options.writeInSpellings ?? [],
    }),
  );
  const quoteCell = quote === 'all' ? quoteAlways : quoteIfNeeded;
  const rowEnd = (trailingComma === 'all' ? `,${quoteCell('')}` : '') + lineEnd;
  const writeRow = rowWriter(election, contests, columns, options, quoteCell);

  const headerEnd = (trailingComma === 'none' ? '' : `,${quoteCell('')}`) + lineEnd;
  let chunk = options.bom === true ? '\uFEFF' : '';
  for (const row of headerRows(election, columns.flat(), options)) {
    chunk += row.map(quoteCell).join(',') + headerEnd;
  }
  let cvrNumber = 0;
  for (const record of records) {
    cvrNumber += 1;
    chunk += writeRow(record, cvrNumber) + rowEnd;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function headerRows(
  election: Election,
  columns: readonly DominionColumn[],
  options: DominionCsvOptions,
): string[][] {
  const metadata = options.metadata ?? classicMetadata;
  const blank = metadata.map(() => '');
  const width = metadata.length + columns.length;
  const first = [election.name, options.version ?? '5.17.17.1'];
  return [
    Array.from({ length: width }, (_, index) => first[index] ?? ''),
    [...blank, ...columns.map(({ title }) => title)],
    [...blank, ...columns.map(({ name }) => name)],
    [
      ...metadata.map(({ field, heading }) => heading ?? field),
      ...columns.map(({ party }) => party),
    ],
  ];
}

function rowWriter(
  election: Election,
  contests: readonly number[],
  columns: readonly (readonly DominionColumn[])[],
  options: DominionCsvOptions,
  quoteCell: (cell: string) => string,
): (record: CastVoteRecord, cvrNumber: number) => string {
  const metadata = options.metadata ?? classicMetadata;
  const wrapped = options.wrappedColumns ?? 0;
  const leading = metadata.map(({ field }, index) => {
    const wrap = wrapped >= 0 ? index < wrapped : index >= metadata.length + wrapped;
    return metadataText(election, field, wrap ? wrapCell : quoteCell);
  });
  const fragments = columns.map((some) => contestText(some, quoteCell));

  return (record, cvrNumber) => {
    if (contests.length < election.contests.length) refuseUnwritten(record, contests);
    let row = '';
    for (let index = 0; index < leading.length; index += 1) {
      row += (index === 0 ? '' : ',') + at(leading, index)(record, cvrNumber);
    }
    for (let index = 0; index < contests.length; index += 1) {
      row += at(fragments, index)(record.selections[at(contests, index)]);
    }
    return row;
  };
}

/** The text of one contest's cells, each with its comma in front. */
function contestText(
  columns: readonly DominionColumn[],
  quoteCell: (cell: string) => string,
): (selection: Selection | undefined) => string {
  return rememberBySelection((selection) =>
    dominionCells(columns, selection)
      .map((cell) => `,${quoteCell(cell)}`)
      .join(''),
  );
}

function refuseUnwritten(record: CastVoteRecord, contests: readonly number[]): void {
  record.selections.forEach((selection, contest) => {
    if (selection !== undefined && !contests.includes(contest)) {
      throw new RangeError(
        `ballot ${record.ballotNumber} has contest ${contest}, the file has not`,
      );
    }
  });
}

function wrapCell(cell: string): string {
  const wrapped = `="${cell}"`;
  return cell.includes(',') ? quoteAlways(wrapped) : wrapped;
}
