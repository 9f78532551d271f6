/** The line between head and rankings. */
export const ruleLine = /^[-+]{3,}$/;
/** `(11, 12) : 3` */
export const countedLine = /^\(([^()]*)\)\s*:\s*(\S+)$/;

/** Names between commas; none is empty. */
export function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
