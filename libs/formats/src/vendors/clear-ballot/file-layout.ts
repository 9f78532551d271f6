import {
  type CellScanner,
  FileError,
  type Place,
  quoteValue,
  type Refusal,
} from '@crossvote/opening';
import { readChoiceColumns, type ChoiceColumn } from './choice-column.ts';
import { isChoiceHeading } from './choice-heading.ts';
import { isLegacyHeading, readLegacyColumns } from './legacy-columns.ts';
import { readMetadataColumns, type MetadataColumns } from './metadata-roles.ts';
import type { NameTables } from './name-tables.ts';

/** The layout of one file, from its header row. */
export interface FileLayout {
  readonly place: Place;
  readonly metadata: MetadataColumns;
  readonly choices: readonly ChoiceColumn[];
  /** Names for numbers of precincts, where the layout has numbers. */
  readonly tables: NameTables | undefined;
}

/** Whether the headings are those of the legacy layout, which has its names in side files. */
export function isLegacyHeader(headings: readonly string[]): boolean {
  return !headings.some(isChoiceHeading) && headings.some(isLegacyHeading);
}

/**
 * Understands the header row.
 *
 * @param tables - the names from the side files, for the legacy layout
 * @throws FileError with the column of the problem
 */
export function readFileLayout(
  headings: readonly string[],
  place: Place,
  tables: NameTables | undefined,
): FileLayout {
  if (tables)
    return {
      place,
      metadata: readMetadataColumns(headings, isLegacyHeading),
      choices: readLegacyColumns(headings, place, tables),
      tables,
    };
  const choices = readChoiceColumns(headings, place);
  if (choices.length === 0)
    throw new FileError(
      'choices_missing',
      'no heading is of the form Choice_1_1:Contest:Vote For 1:Choice:Party; this is no Clear Ballot export',
      place,
    );
  return { place, metadata: readMetadataColumns(headings, isChoiceHeading), choices, tables };
}

const label = /redacted|^aggregated|^((grand|sub)[ -]?)?totals?$/i;

/** Why a row is not a single card; undefined when it can be one. */
export function findStranger({ metadata }: FileLayout, cells: CellScanner): Refusal | undefined {
  const number = metadata.columns.get('rowNumber');
  const key = number ?? metadata.columns.get('ballotId');
  if (key === undefined) return undefined;
  const text = cells.text(key).trim();
  const isCard = number === undefined ? text !== '' && !label.test(text) : /^\d+$/.test(text);
  if (isCard && text.toLowerCase() !== 'ballotid') return undefined;
  return {
    code: 'not_a_record',
    message:
      text === ''
        ? 'the cell that numbers the row is empty: not a single card (a total or aggregate row)'
        : number === undefined && !label.test(text)
          ? 'a header row in the middle of the file: not a single card'
          : `the row is numbered ${quoteValue(text)}: not a single card (a header, total or aggregate row)`,
    column: key + 1,
  };
}
