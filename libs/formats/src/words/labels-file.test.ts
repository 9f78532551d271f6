import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileError } from '@crossvote/opening';
import { parseLabels, readLabels } from './labels-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'crossvote-labels-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const failure = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof FileError) return error.message;
  }
  throw new Error('it was read');
};

describe('a labels file', () => {
  it('has lines or CSV rows, with remarks and blank lines between', () => {
    const text =
      '# words\r\nskipped = undervote\n\nGone Fishing,Not on ballot\n"a, b",OVER VOTE\n-- = redacted\nBlank = choice\nc=d = Write in\n';
    expect([...parseLabels('labels.txt', text)]).toEqual([
      ['skipped', 'undervote'],
      ['gonefishing', 'blank'],
      ['ab', 'overvote'],
      ['--', 'redacted'],
      ['blank', 'choice'],
      ['cd', 'writeIn'],
    ]);
  });

  it('names each line that is wrong', () => {
    const message = failure(() =>
      parseLabels(
        'l.csv',
        'gone = undervote\nlost\n = overvote\nx,spoiled\na,b,c\nGONE,overvote\n',
      ),
    );
    expect(message).toMatch(
      /^l\.csv: line 2: "lost" is no .*; line 3: there is no word.*; line 4: "spoiled" is no meaning; line 5: .*; line 6: "GONE" has another meaning above; each line must/,
    );
  });

  it('names 20 of many wrong lines, and refuses a file without any label', () => {
    const message = failure(() => parseLabels('l.txt', 'wrong\n'.repeat(30)));
    expect(message).toContain('line 20: ');
    expect(message).not.toContain('line 21: ');
    expect(message).toContain('and 10 more');
    expect(failure(() => parseLabels('l.txt', '# nothing\n'))).toContain('holds no label');
  });

  it('is text in UTF-8, with or without a byte order mark', async () => {
    const at = path.join(folder, 'labels.txt');
    writeFileSync(at, '\uFEFFleer = undervote\n');
    expect((await readLabels(at)).find('LEER')).toBe('undervote');
    writeFileSync(at, Buffer.from([0x61, 0xff, 0x0a]));
    await expect(readLabels(at)).rejects.toThrow('labels.txt: is no text in UTF-8');
    writeFileSync(at, 'a = undervote\n'.repeat(100_000));
    await expect(readLabels(at)).rejects.toThrow('larger than 1 MiB');
    await expect(readLabels(folder)).rejects.toThrow('is no file');
    await expect(readLabels(path.join(folder, 'none'))).rejects.toThrow(
      'cannot be opened (ENOENT)',
    );
  });
});
