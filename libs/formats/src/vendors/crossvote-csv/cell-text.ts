import { foldWhiteSpace, quoteValue, FileError, type Place } from '@crossvote/opening';

/** Why a record cannot be stored, or a row that defines something cannot be read. */
export class CellProblem extends Error {
  override readonly name = 'CellProblem';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Does what may meet a problem where it concerns the file as a whole. @throws FileError in its stead */
export function forWholeFile<Result>(place: Place, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    throw new FileError(error.code, `the row ${error.message}; correct it`, place);
  }
}

/** What is wrong with a row, as the rest of a sentence that begins with the row or the record. */
export function aboutRow(message: string): string {
  return message.replace(/^the row /, '');
}

const escapedWord = /^\\(?=(?:undervote|overvote|redacted)$)/i;
const escape = /\\(?:x([0-9a-f]{4})|([^]?))/giu;
/** Codes stand for white space and control characters only; a NUL is no text. */
const codedCharacter = /^[\s\u0001-\u001f\u007f]$/u;

/** Takes off the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
export function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The parts of a cell between separators that no backslash stands before. */
export function splitCell(cell: string, separator: '|' | '>'): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      parts.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, cell.slice(from)];
}

/**
 * The text that a cell, or a part of one, stands for: white space folded, then escapes resolved.
 *
 * @throws CellProblem when a backslash stands before anything but `\`, `|`, `>`, `0`, a code or a state's word
 */
export function decodeText(part: string): string {
  const folded = foldWhiteSpace(part);
  if (!folded.includes('\\')) return folded;
  return folded
    .replace(escapedWord, '')
    .replace(escape, (whole: string, code: string | undefined, character: string | undefined) => {
      if (code !== undefined) return characterOf(code, whole);
      if (character === '\\' || character === '|' || character === '>') return character;
      if (character === '0' && whole === folded) return '';
      throw unknownEscape(whole);
    });
}

function characterOf(code: string, whole: string): string {
  const character = String.fromCharCode(Number.parseInt(code, 16));
  if (codedCharacter.test(character)) return character;
  throw unknownEscape(whole);
}

function unknownEscape(text: string): CellProblem {
  return new CellProblem(
    'escape_unknown',
    `has ${quoteValue(text)}, where only \\\\, \\|, \\>, and \\x with the code of a blank are known; write \\\\ for a backslash`,
  );
}
