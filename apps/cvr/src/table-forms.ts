import { plainLine } from './plain-text.ts';
import type { Cell, TidyTable } from './tidy-table.ts';

/** How rows are written, as lines without the last line end. */
type RowWriter = (rows: readonly (readonly Cell[])[]) => string;

/** Rows that are written at once. */
const rowsOfChunk = 1000;

const textOf = (cell: Cell) => (typeof cell === 'string' ? plainLine(cell) : String(cell ?? ''));

const linesOf =
  (write: (cells: readonly Cell[]) => string): RowWriter =>
  (rows) =>
    rows.map(write).join('\n');

/** Signs that mean something within a line of Markdown; a line below within a word does not. */
const markdownSigns = /[\\`*{}[\]|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function markdownText(cell: Cell): string {
  return (
    textOf(cell)
      .replace(markdownSigns, '\\$&')
      .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
      // Addresses become links by themselves.
      .replace(/:\/\//g, ':\\//')
      .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
  );
}

const markdownRows = linesOf((cells) => `| ${cells.map(markdownText).join(' | ')} |`);

/** What writes the rows of a form; what it needs is loaded only here. */
async function writerOf(form: TableForm): Promise<RowWriter> {
  if (form === 'markdown') return markdownRows;
  const { guardFormula, quoteRows } = await import('@crossvote/export');
  // A number is no formula, also where it begins with a minus.
  const guarded = (cell: Cell) =>
    typeof cell === 'string' ? guardFormula(textOf(cell)) : textOf(cell);
  if (form === 'csv') return (rows) => quoteRows(rows.map((cells) => cells.map(guarded)));
  // No quotation marks are around cells; before one at the beginning, programs are told that it is text.
  return linesOf((cells) => cells.map((cell) => guarded(cell).replace(/^'*"/, "'$&")).join('\t'));
}

/** Forms in which a table is written for programs. */
export type TableForm = 'csv' | 'tsv' | 'markdown';

/**
 * A table in a form, piece by piece, each without its last line end. Line ends and tabs within a cell are blanks, and
 * characters that would steer a terminal, or turn the direction of text, are written as `\u001b`.
 */
export async function* tableChunks(
  form: TableForm,
  { headings, rows }: TidyTable,
): AsyncGenerator<string> {
  const write = await writerOf(form);
  yield write([headings]);
  if (form === 'markdown') yield `|${headings.map(() => ' --- |').join('')}`;
  let chunk: (readonly Cell[])[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < rowsOfChunk) continue;
    yield write(chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield write(chunk);
}
