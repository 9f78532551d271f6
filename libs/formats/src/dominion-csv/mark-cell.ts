import { emptyCell } from '../cell-scanner.ts';

/** The byte of a cell without a mark, and of one with a mark. */
export const zero = 48;
export const one = 49;
/** Stands for a masked cell. */
export const masked = 42;

/** What cells of a record were besides plain marks. */
export interface OddMarks {
  /** Whether any cell hides its mark. */
  masked: boolean;
  /** Whether any cell has the density of its mark behind it. */
  density: boolean;
}

const maskedText = /^(?:redacted|x|\*+)$/iu;
const densityText = /^([01])\s*\(\s*\d{1,9}(?:\.\d{1,9})?\s*%?\s*\)$/u;

/** Whether a cell hides what stood there. */
export function isMasked(text: string): boolean {
  return maskedText.test(text);
}

/** What a cell that is no plain mark stands for; undefined for what is no mark at all. */
export function readOddMark(text: string, odd: OddMarks): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return emptyCell;
  if (trimmed === '0') return zero;
  if (trimmed === '1') return one;
  if (isMasked(trimmed)) {
    odd.masked = true;
    return masked;
  }
  const vote = densityText.exec(trimmed)?.[1];
  if (vote === undefined) return undefined;
  odd.density = true;
  return vote === '1' ? one : zero;
}
