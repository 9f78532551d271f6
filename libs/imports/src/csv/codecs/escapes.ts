import { foldWhiteSpace } from '@crossvote/opening';
import { read, wrong, type Read } from './codec.ts';

/** What a cell says of a member that is to be cleared. */
export const clearing = '\\0';

/** Characters that a line cannot hold as they are: white space that folding would change, and control characters. */
const unsafeInLine = /[^\S ]|[\u0000-\u001f\u007f-\u009f\p{Cs}]|^ | $| (?= )/gu;
/** The same for a text of several lines, which keeps blanks and line feeds within. */
const unsafeInProse = /[^\S \n]|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cs}]|^\s|\s$/gu;

const codeOf = (character: string) => `\\x${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text of one line as a cell, or as a part of one.
 *
 * @param signs - what separates the parts, and is escaped
 */
export function encodeLine(text: string, signs = ''): string {
  if (text === '') return clearing;
  const escaped = text.replaceAll('\\', '\\\\').replace(unsafeInLine, codeOf);
  return escaped.replace(/[|:]/g, (sign) => (signs.includes(sign) ? `\\${sign}` : sign));
}

/** A text that may have several lines as a cell. */
export function encodeProse(text: string): string {
  if (text === '') return clearing;
  return text.replaceAll('\\', '\\\\').replace(unsafeInProse, codeOf);
}

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u;
const escape = /\\(?:x([0-9a-f]{4})|([^]?))/giu;

/** The line that a cell, or a part of one, stands for: white space folded, then escapes resolved. */
export function decodeLine(cell: string): Read<string> {
  return decode(foldWhiteSpace(cell));
}

/** The text that a cell stands for, with line feeds where the cell has line breaks. */
export function decodeProse(cell: string): Read<string> {
  // Within a workbook, line breaks are read as vertical tabs.
  return decode(cell.replace(/\r\n|[\r\v]/g, '\n').replaceAll('\t', ' '));
}

function decode(text: string): Read<string> {
  const steering = control.exec(text)?.[0];
  if (steering !== undefined)
    return wrong(`holds a control character; remove it, or write it as ${codeOf(steering)}`);
  if (text === clearing) return read('');
  let unknown: string | undefined;
  const value = text.replace(escape, (whole, code?: string, sign?: string) => {
    const character = code === undefined ? (sign ?? '') : characterOf(code);
    if (character !== undefined && (code !== undefined || /^[\\|:/]$/.test(character)))
      return character;
    unknown ??= whole;
    return whole;
  });
  return unknown === undefined
    ? read(value)
    : wrong(`has a backslash that means nothing (${unknown}); write \\\\ for a backslash`);
}

/** Undefined for what no text holds: NUL, and half a pair of surrogates. */
function characterOf(code: string): string | undefined {
  const number = Number.parseInt(code, 16);
  return number === 0 || (number >= 0xd800 && number <= 0xdfff)
    ? undefined
    : String.fromCharCode(number);
}

/** The parts of a cell between separators without a backslash in front; at most so many, the last with all the rest. */
export function splitCell(cell: string, separator: string, most = Infinity): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length && parts.length + 1 < most; at += 1) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      parts.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, cell.slice(from)];
}
