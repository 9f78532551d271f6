import { foldWhiteSpace } from '@crossvote/opening';

const zero = 48;

/** A record number in the form in which two files have it: it is text in one workbook and `12.0` in another. */
export function recordKey(text: string): string {
  return foldWhiteSpace(text).replace(/^(\d+)\.0+$/, '$1');
}

/** Whether a spreadsheet made a long number of it such as `1.23457E+15`, so that its digits are lost. */
export function isRounded(text: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim());
}

/** Whether bytes are digits and nothing else: a record number that is its own key. */
export function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (((bytes[i] ?? 0) - zero) >>> 0 > 9) return false;
  return end > start;
}
