import { askBatch } from './asks';
import { addInterned, codeOfEntry, findInterned, hashOf } from './interned';
import { endOf, startOf } from './metadata-cells';

const zero: u8 = 48;
/** Most digits of a text that is read as a number. */
const digitLimit: usize = 9;

let tabulatorColumn: i32;
let batchColumn: i32;
let recordColumn: i32;
/** For each row the number of its batch, and the number of its record in the batch. */
let batches: usize;
let numbers: usize;
/** A buffer of eight bytes. */
let scratch: usize;

/** The space of batches: it differs from the spaces of contests and attributes, and changes with each piece. */
let batchSpace: i32 = -1;
let lastTabulator: i32;
let lastBatch: i32;
let lastPlace: i32;

/** @param recordCell - -1 where records have no keys */
export function placeKeys(
  tabulatorCell: i32,
  batchCell: i32,
  recordCell: i32,
  batchesAt: usize,
  numbersAt: usize,
  scratchAt: usize,
): void {
  tabulatorColumn = tabulatorCell;
  batchColumn = batchCell;
  recordColumn = recordCell;
  batches = batchesAt;
  numbers = numbersAt;
  scratch = scratchAt;
}

/** Makes the numbers of batches invalid. */
export function forgetBatches(): void {
  batchSpace -= 1;
  lastTabulator = -1;
}

/** Stores the key of the record whose cells were scanned. */
export function storeKey(row: i32): void {
  if (recordColumn < 0) return;
  const number = numberIn(startOf(recordColumn), endOf(recordColumn));
  const place = (<usize>row) << 2;
  store<i32>(batches + place, batchOf(number));
  store<i32>(numbers + place, max(number, 0));
}

function batchOf(number: i32): i32 {
  const tabulator = numberIn(startOf(tabulatorColumn), endOf(tabulatorColumn));
  const batch = numberIn(startOf(batchColumn), endOf(batchColumn));
  if (number < 0 || tabulator < 0 || batch < 0) return askBatch(number);
  if (tabulator !== lastTabulator || batch !== lastBatch) {
    lastPlace = knownBatch(tabulator, batch, number);
    lastTabulator = tabulator;
    lastBatch = batch;
  }
  return lastPlace;
}

function knownBatch(tabulator: i32, batch: i32, number: i32): i32 {
  store<i32>(scratch, tabulator);
  store<i32>(scratch, batch, 4);
  const hash = hashOf(scratch, 8);
  const entry = findInterned(batchSpace, scratch, 8, hash);
  if (entry !== 0) return codeOfEntry(entry);
  const place = askBatch(number);
  addInterned(batchSpace, scratch, 8, hash, place);
  return place;
}

/** The whole number in a cell, if it is written without leading zeros; -1 for anything else. */
function numberIn(start: usize, end: usize): i32 {
  const digits = end - start;
  if (digits < 1 || digits > digitLimit || (digits > 1 && load<u8>(start) === zero)) return -1;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = load<u8>(at) - zero;
    if (digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
