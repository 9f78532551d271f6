import {
  CellScanner,
  FileError,
  type IssueLog,
  type OpenedFile,
  type Place,
  quoteValue,
  readRows,
} from '@crossvote/opening';

/** One line of a list of divisions. Cells that are not there are empty. */
export interface DivisionRow {
  readonly id: string;
  readonly name: string;
  readonly sameAs: string;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly censusGeoid: string;
  readonly place: Place;
}

/** Columns that are read, by their headings in lower case. */
const columns = {
  id: 'id',
  name: 'name',
  sameas: 'sameAs',
  validfrom: 'validFrom',
  validthrough: 'validThrough',
  census_geoid: 'censusGeoid',
} as const;

/** Of a file without headings. */
const usualHeadings = ['id', 'name'];

/**
 * Reads the lines of a list of divisions. A list without headings has id and name.
 *
 * @throws FileError where it cannot be read
 */
export async function readDivisionRows(
  file: OpenedFile,
  issues: IssueLog,
  take: (row: DivisionRow) => void,
): Promise<void> {
  let places = new Map<string, number>();
  const rowOf = (text: (column: number) => string, place: Place): DivisionRow => {
    const row = { id: '', name: '', sameAs: '', validFrom: '', validThrough: '', censusGeoid: '' };
    for (const [heading, member] of Object.entries(columns)) {
      const column = places.get(heading);
      if (column !== undefined) row[member] = text(column).trim();
    }
    return { ...row, place };
  };
  await readRows(file, {
    header: (cells, place) => {
      const isRow = cells[0]?.startsWith('ocd-division/') === true;
      places = placesOf(isRow ? usualHeadings : cells, file, issues);
      if (isRow) take(rowOf((column) => cells[column] ?? '', place));
    },
    row: (cells: CellScanner, place) => {
      take(rowOf((column) => cells.text(column), place));
    },
    refuse: ({ code, message }, place) => {
      issues.add({ severity: 'refused', code, message, place });
    },
    warn: (code, message, place) => {
      issues.add({ severity: 'warning', code, message, place });
    },
    drain: () => Promise.resolve(),
  });
}

function placesOf(
  headings: readonly string[],
  { name }: OpenedFile,
  issues: IssueLog,
): Map<string, number> {
  const places = new Map<string, number>();
  const unread: string[] = [];
  for (const [column, heading] of headings.entries()) {
    const plain = heading.trim().toLowerCase();
    if (!(plain in columns)) unread.push(heading);
    else if (!places.has(plain)) places.set(plain, column);
  }
  if (!places.has('id'))
    throw new FileError('ocd_no_id', 'has no column "id"', { file: name, line: 1 });
  if (unread.length > 0)
    issues.add({
      severity: 'warning',
      code: 'ocd_column_unread',
      message: `columns that are not read: ${unread.map(quoteValue).join(', ')}`,
      place: { file: name },
    });
  return places;
}
