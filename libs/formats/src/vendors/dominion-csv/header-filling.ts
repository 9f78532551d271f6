/** One header row with its line. */
export interface HeaderRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The three rows that describe the columns. */
export interface ColumnRows {
  readonly titles: HeaderRow;
  readonly choices: HeaderRow;
  readonly headings: HeaderRow;
}

/** What data-frame programs write for a blank heading: `Unnamed: 7`, `Unnamed: 7_level_1`, `...8`. */
const blankName = /^(?:Unnamed: \d+(?:\.\d+)?(?:_level_\d+)?|\.{3}\d+|_duplicated_\d+)$/u;
/** And for an empty cell. */
const emptyWord = /^(?:NaN|NA|<NA>)$/u;
/** The third repeat of `Write-in` is `Write-in.2` or `Write-in_duplicated_1`. */
const repeat = /^(.*[^.])(?:\.(\d{1,6})|_duplicated_(\d{1,6}))$/su;
/** All repeats have their column: `Write-in...9`. */
const repeatWithColumn = /^(.*[^.])\.{3}(\d{1,6})$/su;

/** Whether a cell stands for an empty one, as data-frame programs write it. `Na` may be a name. */
export function isEmptyWord(text: string): boolean {
  return emptyWord.test(text);
}

/**
 * Header rows without what data-frame programs put into them when a file is saved again: a row of column numbers on top,
 * a column of row numbers at the left, names for blank cells, and numbers behind headings that repeat.
 */
export function withoutFilling(rows: readonly HeaderRow[]): HeaderRow[] {
  const [first, ...others] = rows;
  const named = first && isNumbering(first.cells) ? others : rows;
  const isEmptyFilled = named.some(({ cells }) => cells.slice(0, 3).some(isEmptyWord));
  const isBlank = (cell: string) => blankName.test(cell) || (isEmptyFilled && isEmptyWord(cell));
  const cleared = named.map(({ line, cells }) => {
    const isFilled = cells.some((cell) => blankName.test(cell));
    const blanked = cells.map((cell) => (isBlank(cell) ? '' : cell));
    return { line, cells: withoutRepeatNumbers(blanked, isFilled) };
  });
  return withoutRowNumbers(cleared);
}

/** Whether cells are `0, 1, 2, …`, or `V1, V2, …`: names of columns that have none. */
function isNumbering(cells: readonly string[]): boolean {
  const named = cells[0] === '' ? cells.slice(1) : cells;
  const [, prefix, begin] = /^(\D*)([01])$/u.exec(named[0] ?? '') ?? [];
  if (prefix === undefined || named.length < 3) return false;
  return named.every((cell, column) => cell === `${prefix}${Number(begin) + column}`);
}

/** A program that numbers what repeats leaves no two cells of the row alike. */
function withoutRepeatNumbers(cells: readonly string[], isFilled: boolean): string[] {
  const named = cells.filter((cell) => cell.trim() !== '');
  if (new Set(named).size < named.length) return [...cells];
  const counts = new Map<string, number>();
  return cells.map((cell, column) => {
    const [, ofColumn, number] = repeatWithColumn.exec(cell) ?? [];
    const isItsColumn = Number(number) === column + 1 || Number(number) === column;
    if (isFilled && ofColumn !== undefined && isItsColumn) return ofColumn;
    const [, base = '', count, countFromNought] = repeat.exec(cell) ?? [];
    const times = count === undefined ? Number(countFromNought) + 1 : Number(count);
    // `Plan 1.1` may be a plan of its own.
    if (counts.get(base) === times && (isFilled || !/\d$/u.test(base))) {
      counts.set(base, times + 1);
      return base;
    }
    counts.set(cell, 1);
    return cell;
  });
}

/** Empties columns at the left that count the rows, as long as there are any: a file may be saved so several times. */
function withoutRowNumbers(rows: readonly HeaderRow[]): HeaderRow[] {
  let columns = 0;
  while (countsRows(rows, columns)) columns += 1;
  return rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, column) => (column < columns ? '' : cell)),
  }));
}

function countsRows(rows: readonly HeaderRow[], column: number): boolean {
  const [first = '', ...numbers] = rows.map(({ cells }) => (cells[column] ?? '').trim());
  const begin = /^[0-3]$/u.test(numbers[0] ?? '') ? Number(numbers[0]) : NaN;
  if (numbers.length === 0) return false;
  const isNamed = first === '' || /^index$/iu.test(first) || first === String(begin - 1);
  return isNamed && numbers.every((number, place) => number === String(begin + place));
}
