// Control characters except line feed and tab, and the marks that reverse the direction of text.
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes characters visible that would steer the terminal: names of files, contests and choices come from others.
 * The form `\u001b` means the same character within JSON, so that `--json` loses nothing.
 */
export function plainText(text: string): string {
  return text.replace(steering, escaped);
}

/** The same for a text that is to stay on one line. */
export function plainLine(text: string): string {
  return plainText(text.replace(/\s*[\r\n\t]+\s*/g, ' ').trim());
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
