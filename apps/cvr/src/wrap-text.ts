import { charactersOf, displayWidth } from './display-width.ts';

const indent = '  ';

/**
 * Breaks a paragraph between words, and between the wide characters of scripts that write no blanks, to lines of at most
 * `width` cells; lines after the first are indented.
 */
export function wrapText(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    // A run of blanks is words without letters, and fills no line.
    if (word === '' && line.endsWith(' ')) continue;
    let joint = line === '' ? '' : ' ';
    for (const part of partsOf(word)) {
      const longer = line + joint + part;
      joint = '';
      if (line.trim() !== '' && displayWidth(longer) > width) {
        lines.push(line);
        line = indent + part;
      } else line = longer;
    }
  }
  return [...lines, line].join('\n');
}

/** What stays on one line of a word: each wide character, and what stands between them. */
function partsOf(word: string): string[] {
  const parts = [''];
  let isWide = false;
  for (const { character, cells } of charactersOf(word)) {
    if (isWide || (cells === 2 && parts.at(-1) !== '')) parts.push(character);
    else parts.push(`${parts.pop() ?? ''}${character}`);
    isWide = cells === 2;
  }
  return parts;
}
