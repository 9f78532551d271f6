import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRandom, drawIndex, inFolder } from '@crossvote/samples';
import { hashFile, InputFile } from './input-file.ts';

function withFile<Result>(
  content: Uint8Array,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  return inFolder((folder) => {
    const file = path.join(folder, 'file-1.csv');
    writeFileSync(file, content);
    return use(file);
  });
}

async function contentOf(file: InputFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const read = (content: Uint8Array) =>
  withFile(content, async (file) => {
    const input = await InputFile.open(file);
    const bytes = await contentOf(input);
    expect(input.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(input.sha256).toBe(await hashFile(file));
    return bytes.equals(long) ? 'long' : bytes.toString('latin1', 0, 100);
  });

const random = createRandom(3);
// Longer than a chunk, also when packed.
const long = Buffer.from(Array.from({ length: 3_000_000 }, () => drawIndex(random, 256)));

describe('an input file', () => {
  it('is read whole, with its hash, its size and a head that may be read before', async () => {
    await withFile(long, async (file) => {
      const input = await InputFile.open(file);
      expect((await input.head()).equals(long.subarray(0, 1 << 20))).toBe(true);
      expect(input.sha256).toBeUndefined();
      expect((await contentOf(input)).equals(long)).toBe(true);
      expect(input).toMatchObject({
        bytesRead: long.length,
        sizeBytes: long.length,
        isGzip: false,
      });
      expect(input.sha256).toBe(createHash('sha256').update(long).digest('hex'));
    });
  });

  it('may be a gzip, of several members and padded with zeros', async () => {
    expect(await read(gzipSync('one'))).toBe('one');
    expect(await read(Buffer.concat([gzipSync('one'), gzipSync('two')]))).toBe('onetwo');
    expect(await read(Buffer.concat([gzipSync('one'), Buffer.alloc(3_000_000)]))).toBe('one');
    expect(await read(gzipSync(long))).toBe('long');
  });

  it.each([
    ['cut off', gzipSync(long).subarray(0, 500_000), 'cannot_read'],
    ['cut off in its first bytes', gzipSync('one').subarray(0, 5), 'cannot_read'],
    [
      'damaged',
      Buffer.concat([gzipSync('one').subarray(0, 15), Buffer.alloc(9, 7)]),
      'cannot_read',
    ],
    [
      'followed by text',
      Buffer.concat([gzipSync('one'), Buffer.from('some text here')]),
      'cannot_read',
    ],
    [
      'followed by zeros and more',
      Buffer.concat([gzipSync('one'), Buffer.alloc(9), gzipSync('two')]),
      'data_after_gzip',
    ],
  ])('that is a gzip is refused when it is %s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ name: 'FileError', code });
  });

  it.each([
    ['a folder', 'folder', 'is_directory'],
    ['a path that is not there', 'folder/none.csv', 'cannot_open'],
    ['an empty file', 'empty.csv', 'empty_file'],
    ['a pipe', 'pipe', 'not_a_file'],
    ['a device', '/dev/zero', 'not_a_file'],
  ])('is refused with what to do when it is %s', async (_, name, code) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'formats-'));
    try {
      execFileSync('sh', ['-c', 'mkdir folder && touch empty.csv && mkfifo pipe'], { cwd: folder });
      const failure: unknown = await InputFile.open(path.resolve(folder, name)).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ name: 'FileError', code });
      const told = path.resolve(folder, name);
      expect((failure as Error).message.startsWith(`${told}: `)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gives no hash when it was cut while it was read', async () => {
    await withFile(long, async (file) => {
      const input = await InputFile.open(file);
      const chunks = input.read();
      await chunks.next();
      truncateSync(file, 10);
      await expect(
        chunks
          .next()
          .then(() => chunks.next())
          .then(() => chunks.next()),
      ).rejects.toMatchObject({
        code: 'file_changed',
      });
    });
  });
});
