import { shorten } from './display-width.ts';

// Control characters except line feed and tab, and the marks that change the direction of text.
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Bidi_Control}]/gu;

/**
 * Makes characters visible that would steer the terminal: names of files, contests and choices come from others.
 * The form `\u001b` means the same character within JSON, so that `--json` loses nothing.
 */
export function plainText(text: string): string {
  return text.replace(steering, escaped);
}

/** The same for a text that is to stay on one line. */
export function plainLine(text: string): string {
  return plainText(
    text.replace(/\s+/g, (blanks) => (/[\r\n\t\u2028\u2029]/.test(blanks) ? ' ' : blanks)).trim(),
  );
}

/** Most cells of a name that is shown; the longest that people have written stay whole. */
const nameCells = 500;
/** Most cells of a message, which may list names. */
const messageCells = 2000;

/** The same for a name, or a cell of a table: a damaged or hostile one may have megabytes, and is cut. */
export function plainName(text: string): string {
  return shorten(plainLine(text), nameCells);
}

/** The same for a message that may hold names. */
export function plainMessage(text: string): string {
  return shorten(plainLine(text), messageCells);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
