import { type CellScanner, comma, emptyCell, foldWhiteSpace } from '@crossvote/opening';
import { usualWords, type StateWords } from './state-words.ts';

/** The byte of a cell without a mark, and of one with a mark. */
export const zero = 48;
export const one = 49;
/** The byte for a masked cell. */
export const masked = 42;

const point = 46;

const maskedSign = /^[[(<{]?\s*(?:x+|\*+|[█■▇]+)\s*[\])>}]?$/iu;
/** A cell of a mark contains no name, so the words may be anywhere in it. */
const maskedWord =
  /(?<![\p{L}\p{N}])(?:redact(?:ed|ions?)|withheld|suppress(?:ed|ion)|masked|concealed|confidential(?:ity)?|hidden|obscured|obfuscated|censored|anonymi[sz]ed|undisclosed|non-?disclosure|privacy|secrecy|not (?:disclosed|released|public|published|shown)|(?:removed|omitted|excluded) to protect|blacked out)(?![\p{L}\p{N}])/iu;
/** `Not redacted`, `no suppression`. */
const unmaskedWord =
  /(?<![\p{L}\p{N}])(?:not|never|non|no|no longer|isn.t|wasn.t)[\s-]+(?:been\s+|yet\s+)?(?:redact|withheld|suppress|masked|concealed|confidential|hidden|obscured|obfuscated|censored|anonymi|undisclosed|privacy|secrecy|blacked)/iu;
const densityText = /^([01])\s*\(\s*\d{1,9}(?:\.\d{1,9})?\s*%?\s*\)$/u;

/** Whether a cell is masked: by a sign such as `***` or `X`, or by a phrase. */
export function isMasked(text: string): boolean {
  if (maskedSign.test(text)) return true;
  const words = foldWhiteSpace(text).replaceAll('_', ' ');
  return maskedWord.test(words) && !unmaskedWord.test(words);
}

/** Reads the cells of a record that are not plain marks, and notes their kinds until `forget()`. */
export class OddMarks {
  /** Whether any cell is masked. */
  masked = false;
  /** Whether any cell has the density of its mark after it. */
  density = false;
  /** Whether any cell is a decimal number, as `1.0`. */
  decimal = false;
  /** Whether a word stands for an empty cell. */
  emptyWord = false;

  /** @param words - words that mean a state, including the words of a person */
  constructor(private readonly words: StateWords = usualWords) {}

  /** Whether there was any such cell. */
  get isAny(): boolean {
    return this.masked || this.density || this.decimal || this.emptyWord;
  }

  /** Begins a record. */
  forget(): void {
    this.masked = this.density = this.decimal = this.emptyWord = false;
  }

  /**
   * The meaning of a cell: {@link zero}, {@link one}, {@link masked} or an empty cell; undefined for anything that is
   * not a mark.
   */
  read(cells: CellScanner, column: number): number | undefined {
    const decimal = decimalMark(cells, column);
    if (decimal !== undefined) {
      this.decimal = true;
      return decimal;
    }
    return this.readText(cells.text(column).trim());
  }

  private readText(text: string): number | undefined {
    if (text === '') return emptyCell;
    if (text === '0') return zero;
    if (text === '1') return one;
    const state = this.words.find(text);
    if (state === 'blank') {
      this.emptyWord = true;
      return emptyCell;
    }
    if (state === 'redacted' || isMasked(text)) {
      this.masked = true;
      return masked;
    }
    const vote = densityText.exec(text)?.[1];
    if (vote === undefined) return undefined;
    this.density = true;
    return vote === '1' ? one : zero;
  }
}

/**
 * `1.0` and `0.00` (`1,0` where commas do not separate cells), as data-frame programs write whole numbers. All marks of
 * such a file look like this, so they are read without converting them to text.
 */
function decimalMark(cells: CellScanner, column: number): number | undefined {
  const { bytes, starts, ends } = cells;
  const start = starts[column] ?? 0;
  const end = ends[column] ?? 0;
  const mark = bytes[start];
  if ((mark !== zero && mark !== one) || end < start + 2) return undefined;
  const isDecimal = bytes[start + 1] === point || (bytes[start + 1] === comma && !cells.hasCommas);
  if (!isDecimal) return undefined;
  for (let i = start + 2; i < end; i += 1) if (bytes[i] !== zero) return undefined;
  return mark;
}
