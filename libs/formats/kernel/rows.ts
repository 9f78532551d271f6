import { askAttribute } from './asks';
import { addInterned, clearInterned, codeOfEntry, findInterned, hashOf } from './interned';
import { endOf, scanCells, startOf } from './metadata-cells';
import { forgetBatches, storeKey } from './record-keys';
import { addTemplate, findTemplate, storeRow } from './templates';

export { placeInterned } from './interned';
export { endOf, placeCells, startOf } from './metadata-cells';
export { placeContests } from './marks';
export { placeKeys } from './record-keys';
export { placeTemplates } from './templates';

const digit: u8 = 48;
const letterN: u8 = 78;
const lowerCaseN: u8 = 110;
const blank: u8 = 32;
/** Longest value of an attribute, in bytes. Rows with longer values are read cell by cell and refused there. */
const valueLimit: usize = 255;

// An attribute: its column, and the address of its codes. Four bytes each.
const outputPlace: usize = 4;
const attributeSize: usize = 8;

let numberColumn: i32;
let tabulatorColumn: i32;
let styleColumn: i32;
let attributes: usize;
let attributeCount: i32;
/** The space of codes of attributes, after the spaces of contests. */
let attributeSpace: i32;
let tables: usize;
let tableBytes: usize;

/** Number of rows that the last call of {@link readRows} has stored. */
export let rowCount: i32 = 0;
/** Address of the choice columns of the row at which it stopped; 0 where that row is not a plain record. */
export let choicesAt: usize = 0;
/** Set while a row is read, if it must be the last one. */
export let isLast: bool = false;

/** @param tablesAt - address of all tables of patterns, one after the other */
export function placeRows(
  numberCell: i32,
  tabulatorCell: i32,
  styleCell: i32,
  attributesAt: usize,
  attributesCount: i32,
  contestCount: i32,
  tablesAt: usize,
  tablesBytes: usize,
): void {
  numberColumn = numberCell;
  tabulatorColumn = tabulatorCell;
  styleColumn = styleCell;
  attributes = attributesAt;
  attributeCount = attributesCount;
  attributeSpace = contestCount;
  tables = tablesAt;
  tableBytes = tablesBytes;
}

/** Makes all codes invalid. */
export function forgetCodes(): void {
  memory.fill(tables, 0, tableBytes);
  clearInterned();
}

/** Begins a new piece, so that numbers of batches are no longer valid. */
export function begin(): void {
  forgetBatches();
}

/**
 * Stores rows until a row is unlike all earlier ones, or `isLast` is set.
 *
 * @param until - one after the last byte; zeros must follow
 * @returns address of the next row
 */
export function readRows(from: usize, until: usize, limit: i32): usize {
  let at = from;
  isLast = false;
  for (rowCount = 0; at < until && rowCount < limit && !isLast; rowCount += 1) {
    const next = readRow(at, until, rowCount);
    if (next === 0) return at;
    at = next;
  }
  return at;
}

/** Makes room for a template of the row at which {@link readRows} stopped. */
export function templateOfRow(bytes: usize): usize {
  return addTemplate(bytes, styleHash());
}

function readRow(from: usize, until: usize, row: i32): usize {
  const choices = scanCells(from);
  choicesAt = 0;
  if (choices === 0 || !isRecord()) return 0;
  const template = findTemplate(styleHash(), choices, until);
  if (template === 0) {
    choicesAt = choices;
    return 0;
  }
  const next = storeRow(template, choices, row);
  for (let attribute = 0; attribute < attributeCount; attribute += 1)
    if (!storeAttribute(attribute, row)) return 0;
  storeKey(row);
  return next;
}

/** Whether the metadata can be that of a single ballot. */
function isRecord(): bool {
  const end = endOf(numberColumn);
  let at = startOf(numberColumn);
  if (at === end) return false;
  for (; at < end; at += 1) if (load<u8>(at) - digit > 9) return false;
  if (tabulatorColumn < 0) return true;
  // `NaN` in this column marks a row of sums.
  const first = load<u8>(startOf(tabulatorColumn));
  return first !== letterN && first !== lowerCaseN && first !== blank;
}

/** @returns false where a value is too long, or shows that the row is no single ballot */
function storeAttribute(place: i32, row: i32): bool {
  const attribute = attributes + <usize>place * attributeSize;
  const column = load<i32>(attribute);
  const start = startOf(column);
  const length = endOf(column) - start;
  if (length > valueLimit) return false;
  const hash = hashOf(start, <u32>length);
  const entry = findInterned(attributeSpace + place, start, <u32>length, hash);
  let code: i32;
  if (entry !== 0) code = codeOfEntry(entry);
  else {
    code = askAttribute(place, start, start + length);
    addInterned(attributeSpace + place, start, <u32>length, hash, code);
  }
  if (code < 0) return false;
  store<u16>(<usize>load<u32>(attribute, outputPlace) + ((<usize>row) << 1), <u16>code);
  return true;
}

function styleHash(): u32 {
  if (styleColumn < 0) return 0;
  const start = startOf(styleColumn);
  return hashOf(start, <u32>(endOf(styleColumn) - start));
}
