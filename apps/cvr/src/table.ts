import { charactersOf, displayWidth, shorten } from './display-width.ts';
import { plainName } from './plain-text.ts';

/** One column of a table. The first flexible column takes what room the others leave, and wraps. */
export interface Column {
  /** May hold line breaks. */
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly flexible?: boolean;
}

/** A column of counts. */
export function countColumn(title: string): Column {
  return { title, align: 'right' };
}

const gap = 2;
const leastFlexible = 16;
/** Most cells of a column that does not wrap. */
const mostFixed = 40;

/** A table of plain text without lines and colours, no wider than `width` cells where its columns allow it. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const flexible = flexibleColumn(columns);
  const cells = rows.map((row) =>
    row.map((text, column) => cellText(text, column === flexible ? Infinity : mostFixed)),
  );
  const widths = fitWidths(columns, cells, width);
  const linesOf = (text: string, column: number) =>
    column === flexible ? breakLines(text, widths[column] ?? 0) : text.split('\n');
  const titles = columns.map(({ title }, column) => linesOf(title, column));
  const height = Math.max(...titles.map(({ length }) => length));
  const head = titles.map((lines) => [...blankLines(height - lines.length), ...lines]);
  return [head, ...cells.map((row) => row.map(linesOf))]
    .flatMap((row) => rowLines(row, columns, widths))
    .join('\n');
}

const blankLines = (count: number) => Array.from({ length: count }, () => '');

/** Lines of the terminal that a row fills: as many as its highest cell. */
function rowLines(
  row: readonly (readonly string[])[],
  columns: readonly Column[],
  widths: readonly number[],
): string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, place) =>
    row
      .map((lines, column) => pad(lines[place] ?? '', widths[column] ?? 0, columns[column]?.align))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: Column['align']): string {
  const blanks = ' '.repeat(Math.max(width - displayWidth(text), 0));
  return align === 'right' ? blanks + text : text + blanks;
}

function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const natural = columns.map(({ title }, column) =>
    rows.reduce(
      (most, row) => Math.max(most, displayWidth(row[column] ?? '')),
      Math.max(...title.split('\n').map(displayWidth)),
    ),
  );
  const flexible = flexibleColumn(columns);
  const others = natural.reduce(
    (sum, length, column) => (column === flexible ? sum : sum + length + gap),
    0,
  );
  return natural.map((length, column) =>
    column === flexible ? Math.min(length, Math.max(width - others, leastFlexible)) : length,
  );
}

function flexibleColumn(columns: readonly Column[]): number {
  return Math.max(
    columns.findIndex((column) => column.flexible),
    0,
  );
}

/** A cell is one line; blanks in front of it are layout. */
function cellText(text: string, most: number): string {
  return (/^ */.exec(text)?.[0] ?? '') + shorten(plainName(text), most);
}

/** Breaks a cell into lines that all keep the blanks in front of it. */
function breakLines(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return breakWords(text.slice(indent.length), width - indent.length).map((line) => indent + line);
}

/** Breaks between words, and within a word that is wider than the column: before a slash, else anywhere. */
function breakWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text.split(/(?<= )(?=[^ ])/u).flatMap((word) => breakWord(word, width));
  for (const piece of pieces) {
    if (line !== '' && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function breakWord(word: string, width: number): string[] {
  if (displayWidth(word.trimEnd()) <= width) return [word];
  return word.split(/(?=\/)/u).flatMap((part) => breakAnywhere(part, width));
}

function breakAnywhere(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let filled = 0;
  for (const { character, cells } of charactersOf(word)) {
    if (filled + cells > width && character.trim() !== '') {
      pieces.push(piece);
      piece = '';
      filled = 0;
    }
    piece += character;
    filled += cells;
  }
  return [...pieces, piece];
}
