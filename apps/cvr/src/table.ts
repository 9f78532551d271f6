import Table from 'cli-table3';
import { displayWidth } from './display-width.ts';
import { plainLine } from './plain-text.ts';

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
const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(gap),
};

/** A table of plain text without lines and colours, no wider than `width` cells where its columns allow it. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = rows.map((row) => row.map(indentedLine));
  const widths = fitWidths(columns, cells, width);
  const flexible = flexibleColumn(columns);
  const breakCell = (cell: string, column: number) =>
    column === flexible ? breakLines(cell, widths[column] ?? 0) : cell;
  const table = new Table({
    head: columns.map(({ title }, column) => breakCell(title, column)),
    colAligns: columns.map(({ align = 'left' }) => align),
    rowAligns: ['bottom'],
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: widths,
  });
  table.push(...cells.map((row) => row.map(breakCell)));
  const lines = table.toString().split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
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
function indentedLine(text: string): string {
  return (/^ */.exec(text)?.[0] ?? '') + plainLine(text);
}

/** Breaks a cell into lines that all keep the blanks in front of it. */
function breakLines(text: string, width: number): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return breakWords(text.slice(indent.length), width - indent.length)
    .map((line) => indent + line)
    .join('\n');
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
  for (const character of word) {
    if (displayWidth(piece + character.trimEnd()) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
