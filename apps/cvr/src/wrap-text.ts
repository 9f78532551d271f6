import { displayWidth } from './display-width.ts';

const indent = '  ';

/** Breaks a paragraph between words to lines of at most `width` cells; lines after the first are indented. */
export function wrapText(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    // A run of blanks is words without letters, and fills no line.
    if (word === '' && line.endsWith(' ')) continue;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line.trim() !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
