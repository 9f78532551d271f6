import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorOf } from '@crossvote/samples';
import { openPaths } from '../files/open-paths.ts';
import { FileError } from '../issue.ts';
import { JsonList } from './json-list.ts';

const listOf = (text: string, chunk = 5) =>
  new JsonList({
    name: 'list.json',
    async *read() {
      await Promise.resolve();
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  });

async function textOf(list: Pick<JsonList, 'read'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of list.read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const readAll = (text: string, chunk?: number) => textOf(listOf(text, chunk));
const failureOf = (text: string) => errorOf(readAll(text), FileError);

describe('a JSON list of plain objects', () => {
  it.each([1, 7, 1000])(
    'is rows with all names of any object, in chunks of %i bytes',
    async (chunk) => {
      const text = ' [ {"a":"1, \\"x\\"","b":null}, {"c":true,"é":"ü\\u0041}]"},{"b":2.5},{} ]\n';
      expect(await readAll(text, chunk)).toBe('a,b,c,é\n"1, ""x""",,,\n,,true,üA}]\n,2.5,,\n,,,\n');
    },
  );

  it('has names that objects inherit as any other', async () => {
    expect(await readAll('[{"toString":"x"},{"a":"y"}]')).toBe('toString,a\nx,\n,y\n');
  });

  it.each([
    ['[{"a":1},{"a":', 'object 2 of the list: the file ends before the list does'],
    ['[{"a":1}', 'object 1 of the list: the file ends before'],
    ['[{"a":1} {"a":2}]', 'what stands behind it is no object'],
    ['[{"a":1},]', 'what stands behind it is no object'],
    ['[{"a":1}] x', 'what stands behind it is no object'],
    ['[{"a":1,"a":2}]', 'object 1 of the list: has one name twice'],
    ['[{"a":1},{"a":[1]}]', 'object 2 of the list: has a list or an object as "a"'],
    ['[{"a":1},{"a":{}}]', 'object 2 of the list: has a list or an object as "a"'],
    ['[{"a":12345678901234567890}]', 'a number that is too long to be read exactly'],
    ['[{"a":1},{a:2}]', 'object 2 of the list: is not well-formed JSON'],
  ])('is refused: %s', async (text, message) => {
    expect((await failureOf(text)).message).toContain(message);
  });

  it('may not have more names than a table has columns', async () => {
    const names = Array.from({ length: 70_000 }, (_, at) => `"${at}":1`).join();
    expect((await failureOf(`[{${names}}]`)).message).toContain('too many different names');
  });

  it('is a table wherever it is opened; other JSON is not', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'list-'));
    try {
      const texts = ['\uFEFF\n[{"a":"x"}]', '[{"a":["x"]}]', '{"a":1}', '[1]', '[]'];
      const paths = texts.map((text, at) => {
        const file = path.join(folder, `${at}.json`);
        writeFileSync(file, text);
        return file;
      });
      const { files, close } = await openPaths(paths);
      try {
        const heads = await Promise.all(files.map((file) => file.head()));
        expect(heads.map(String)).toEqual(['a\nx\n', ...texts.slice(1)]);
        const opened = await openPaths(paths);
        const read = await Promise.all(opened.files.map((file) => textOf(file)));
        opened.close();
        expect(read).toEqual(['a\nx\n', ...texts.slice(1)]);
      } finally {
        close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
