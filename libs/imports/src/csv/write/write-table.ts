import { encodeLine } from '../codecs/escapes.ts';
import { headingOf, type Columns, type RowOf, type Table } from '../tables/table.ts';

/** A table as text. */
export interface WrittenTable {
  /** `races`, of the file `races.csv` */
  readonly name: string;
  readonly headings: readonly string[];
  /** For each column, whether a spreadsheet could take a cell for a formula. */
  readonly isText: readonly boolean[];
  /** Can be read once. */
  readonly rows: Iterable<readonly string[]>;
}

/** What a row says, all of it; and counts of columns that nobody can know before. */
export interface RowToWrite<Of extends Columns> {
  readonly said: RowOf<Of>;
  readonly further?: ReadonlyMap<string, number | null>;
}

/** A column that is written, and how. */
interface WrittenColumn<Of extends Columns> {
  readonly heading: string;
  readonly isText: boolean;
  readonly cellOf: (row: RowToWrite<Of>) => string;
}

/**
 * Writes rows as a table of cells that reading gives back. A member that is unknown is an empty cell, and a column without
 * any cell is left out.
 *
 * @param rowsOf - gives the rows, twice
 * @returns undefined where there are no rows
 */
export function writeTable<Of extends Columns>(
  table: Table<Of>,
  rowsOf: () => Iterable<RowToWrite<Of>>,
): WrittenTable | undefined {
  const all = [...columnsOf(table), ...furtherColumns(table, rowsOf())];
  const empty = new Set(all);
  let count = 0;
  for (const row of rowsOf()) {
    count += 1;
    for (const column of empty) if (column.cellOf(row) !== '') empty.delete(column);
  }
  if (count === 0) return undefined;
  const columns = all.filter((column) => !empty.has(column));
  return {
    name: table.name,
    headings: columns.map(({ heading }) => heading),
    isText: columns.map(({ isText }) => isText),
    rows: cells(columns, rowsOf()),
  };
}

function* cells<Of extends Columns>(
  columns: readonly WrittenColumn<Of>[],
  rows: Iterable<RowToWrite<Of>>,
): Generator<string[]> {
  for (const row of rows) yield columns.map(({ cellOf }) => cellOf(row));
}

function columnsOf<Of extends Columns>(table: Table<Of>): WrittenColumn<Of>[] {
  return Object.entries(table.columns).map(([member, codec]) => {
    const nothing = codec.write(codec.nothing);
    const isRequired = table.required.includes(member);
    return {
      heading: headingOf(member),
      isText: codec.isText,
      cellOf: ({ said }) => {
        const value = said[member];
        if (value === undefined) return '';
        const cell = codec.write(value);
        return cell === nothing && !isRequired ? '' : cell;
      },
    };
  });
}

function furtherColumns<Of extends Columns>(
  { further }: Table<Of>,
  rows: Iterable<RowToWrite<Of>>,
): WrittenColumn<Of>[] {
  if (!further) return [];
  const names = new Set<string>();
  for (const row of rows) for (const name of row.further?.keys() ?? []) names.add(name);
  return [...names].map((name) => ({
    heading: `${further.prefix}${encodeLine(name)}`,
    isText: false,
    cellOf: (row) => further.codec.write(row.further?.get(name) ?? null),
  }));
}
