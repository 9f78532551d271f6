import { fileOf } from '@crossvote/samples';
import { FileError } from '../issue.ts';
import { textLines, type TextLine } from './text-lines.ts';

const rule = { limit: 8, kind: 'list of words' };

async function linesOf(text: string, size: number): Promise<string[]> {
  const all: TextLine[] = [];
  for await (const lines of textLines(fileOf('words.txt', text, size), rule)) all.push(...lines);
  return all.map(
    ({ bytes, line, isTerminated }) =>
      `${line} ${bytes.toString()}${isTerminated ? '' : ' (open)'}`,
  );
}

describe('the lines of a text', () => {
  it.each([
    ['LF', 'a\nbc\n', ['1 a', '2 bc']],
    ['CRLF', 'a\r\nbc\r\n', ['1 a', '2 bc']],
    ['CR', 'a\rbc\r', ['1 a', '2 bc']],
    ['all of them, some blank', 'a\r\n\n \r\rbc\n\r\n\x1a', ['1 a', '5 bc']],
    ['no end', 'a\nbc', ['1 a', '2 bc (open)']],
    ['a byte order mark', '\uFEFFa\n', ['1 a']],
    ['nothing', '', []],
  ])('are cut where they end, in whatever chunks they come: %s', async (_, text, lines) => {
    for (const size of [1, 2, 3, 100]) expect(await linesOf(text, size)).toEqual(lines);
  });

  it('are refused when one is longer than those of the format, before all of it is read', async () => {
    for (const size of [1, 4, 100]) {
      expect(await linesOf('a\n12345678\r\n', size)).toEqual(['1 a', '2 12345678']);
      const failure = await linesOf(`a\n${'1'.repeat(100)}`, size).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(FileError);
      expect(failure).toMatchObject({
        code: 'line_too_long',
        place: { line: 2 },
        message: 'words.txt, line 2: the line is longer than 8 bytes: this is no list of words',
      });
    }
  });
});
