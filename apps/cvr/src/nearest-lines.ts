import type { NearFormat } from '@crossvote/opening';
import { plainLine, plainName } from './plain-text.ts';
import { wrapText } from './wrap-text.ts';

/** The formats that a file comes nearest to, and what it lacks of each, in lines for a person. */
export function nearestLines(file: string, nearest: readonly NearFormat[], width: number): string {
  const lines = nearest.flatMap(({ title, missed }) => [
    `  ${title}: the file lacks that`,
    ...missed.map((words) => bullet(plainLine(words), width)),
  ]);
  return [
    wrapText(
      `cvr: ${plainName(file)}: the format was not recognised; nearest ${nearest.length === 1 ? 'is' : 'are'}`,
      width,
    ),
    ...lines,
    wrapText('If you know the format, name it with --format; see: cvr formats', width),
    wrapText(
      'Any table of ballots is read by a map of its columns; cvr inspect with --write-columns columns.json proposes one',
      width,
    ),
  ].join('\n');
}

function bullet(text: string, width: number): string {
  const mark = '    - ';
  return mark + wrapText(text, width - mark.length).replaceAll('\n', `\n${' '.repeat(4)}`);
}
