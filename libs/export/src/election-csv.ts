import type { WrittenTable } from '@crossvote/imports';
import { guardFormula, quoteRows } from './cell-text.ts';
import { textChunks } from './text-chunks.ts';

/** A file of an export. */
export interface ElectionFile {
  /** `races.csv` */
  readonly name: string;
  /** UTF-8; can be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Rows that are quoted at once. */
const rowsOfChunk = 1000;

/**
 * Tables of an election as CSV files, which `cvr election import` makes the same election of. Cells that a spreadsheet would
 * take for formulas have an apostrophe before them.
 */
export function electionFiles(tables: readonly WrittenTable[]): ElectionFile[] {
  return tables.map((table) => ({
    name: `${table.name}.csv`,
    bytes: textChunks(listsOf(table)),
  }));
}

/** Lists of lines, as chunks are made of. */
async function* listsOf(table: WrittenTable): AsyncGenerator<Iterable<string>> {
  yield await Promise.resolve(linesOf(table));
}

function* linesOf({ headings, isText, rows }: WrittenTable): Generator<string> {
  yield `${quoteRows([headings])}\n`;
  let chunk: string[][] = [];
  for (const row of rows) {
    chunk.push(row.map((cell, column) => (isText[column] ? guardFormula(cell) : cell)));
    if (chunk.length < rowsOfChunk) continue;
    yield `${quoteRows(chunk)}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${quoteRows(chunk)}\n`;
}
