import { foldWhiteSpace, quoteValue, FileError, type Place } from '@crossvote/opening';

/** A record cannot be stored, or a row of definitions cannot be read. */
export class CellProblem extends Error {
  override readonly name = 'CellProblem';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Runs an action whose problems concern the whole file. @throws FileError instead of CellProblem */
export function forWholeFile<Result>(place: Place, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    throw new FileError(error.code, `the row ${error.message}; correct it`, place);
  }
}

/** A message about a row, as the rest of a sentence that begins with the row or the record. */
export function aboutRow(message: string): string {
  return message.replace(/^the row /, '');
}

const escapedWord = /^\\(?=(?:undervote|overvote|redacted)$)/i;
const escape = /\\(?:x([0-9a-f]{4})|([^]?))/giu;
/** Codes stand only for white space, control characters and marks of direction. NUL is not text. */
const codedCharacter = /^[\s\u0001-\u001f\u007f-\u009f\p{Bidi_Control}]$/u;

/** Removes the apostrophe that prevents a spreadsheet from taking a cell for a formula. */
export function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The parts of a cell between separators without a backslash in front. */
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
 * @throws CellProblem when a backslash is followed by anything but `\`, `|`, `>`, `0`, a code or a word for a state
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
