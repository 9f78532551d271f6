import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { ZipFile } from 'yazl';
import { inFolder, withCi, zipOf } from '@crossvote/samples';
import { anyLimit } from '../../test/any-limit.ts';
import type { ExportFile } from '../files/export-file.ts';
import { readZip } from './zip-archive.ts';

async function withMembers<Result>(
  bytes: Buffer,
  use: (members: readonly ExportFile[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
  try {
    const file = path.join(folder, 'x.zip');
    writeFileSync(file, bytes);
    const { members, close } = await readZip(file, {
      name: 'x.zip',
      limit: anyLimit(),
      onRead: () => undefined,
    });
    try {
      return await use(members);
    } finally {
      close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(bytes: Buffer): Promise<Record<string, string>> {
  return withMembers(bytes, async (members) => {
    const texts: Record<string, string> = {};
    for (const member of members) texts[member.name] = (await buffer(member.read())).toString();
    return texts;
  });
}

/** The bytes with every text replaced, which must be as long. */
const replaced = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** Sets a number of two bytes of every entry of the central directory. */
function withEntries(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  const signature = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let at = changed.indexOf(signature); at !== -1; at = changed.indexOf(signature, at + 4))
    changed.writeUInt16LE(value, at + offset);
  return changed;
}

/** A record of numbers of 16 bits, or 32 bits where they are wrapped. */
function recordOf(...numbers: readonly (number | readonly [number])[]): Buffer {
  return Buffer.concat(
    numbers.map((number) => {
      const isShort = typeof number === 'number';
      const bytes = Buffer.alloc(isShort ? 2 : 4);
      if (isShort) bytes.writeUInt16LE(number);
      else bytes.writeUInt32LE(number[0]);
      return bytes;
    }),
  );
}

/** The bytes of an archive whose members hold their number; with more than 65,535 it is a ZIP64 one. */
function manyMembers(count: number): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (let member = 0; member < count; member += 1) {
    const name = Buffer.from(`records/${member}.json`);
    const data = Buffer.from(`${member}`);
    const sizes = [[crc32(data)], [data.length], [data.length], name.length, 0] as const;
    const part = [recordOf([0x04034b50], 20, 0, 0, 0, 33, ...sizes), name, data];
    list.push(recordOf([0x02014b50], 20, 20, 0, 0, 0, 33, ...sizes, 0, 0, 0, [0], [offset]), name);
    parts.push(...part);
    offset += part.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = Buffer.concat(list);
  const large = recordOf([0x06064b50], [44], [0], 45, 45, [0], [0], [count], [0], [count], [0]);
  const place = recordOf([directory.length], [0], [offset], [0]);
  const end = offset + directory.length;
  const locator = recordOf([0x07064b50], [0], [end], [0], [1]);
  const last = recordOf([0x06054b50], 0, 0, 65_535, 65_535, [directory.length], [offset], 0);
  return Buffer.concat([...parts, directory, large, place, locator, last]);
}

describe('a ZIP archive', () => {
  it('gives its members and those of archives in it by their path, and leaves clutter out', async () => {
    const inner = await zipOf({ 'b.csv': 'two', 'in.zip': await zipOf({ 'c.csv': 'three' }) });
    const outer = await zipOf({
      'd/a.csv': 'one',
      '__MACOSX/a.csv': 'x',
      'e/in.zip': inner,
      'f.zip': inner,
    });
    expect(await read(outer)).toEqual({
      'd/a.csv': 'one',
      'e/in.zip/b.csv': 'two',
      'e/in.zip/in.zip/c.csv': 'three',
      'f.zip/b.csv': 'two',
      'f.zip/in.zip/c.csv': 'three',
    });
  });

  it('gives members of archives in it in any order, at once, and again', async () => {
    const inner = (text: string) => zipOf({ 'a.csv': `${text}1`, 'b.csv': `${text}2` });
    const outer = await zipOf({ '1.zip': await inner('x'), '2.zip': await inner('y') });
    await withMembers(outer, async (members) => {
      const backwards = [...members].reverse();
      for (const order of [members, backwards]) {
        const texts = await Promise.all(order.map((member) => buffer(member.read())));
        expect(texts.map(String).sort()).toEqual(['x1', 'x2', 'y1', 'y2']);
      }
    });
  });

  it('may be a ZIP64 one', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('one'), 'a.csv', { forceZip64Format: true });
    zip.addBuffer(Buffer.from('two'), 'b.csv');
    zip.end({ forceZip64Format: true, comment: '' });
    const bytes = await buffer(zip.outputStream);
    expect(bytes.includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true);
    expect(await read(bytes)).toEqual({ 'a.csv': 'one', 'b.csv': 'two' });
  });

  it('may have seventy thousand members, itself or within another', async () => {
    const many = manyMembers(70_000);
    const nested = await zipOf({ 'in.zip': many });
    for (const bytes of [many, nested]) {
      await withMembers(bytes, async (members) => {
        expect(members).toHaveLength(70_000);
        expect(members.at(-1)?.name).toMatch(/records\/69999\.json$/);
        expect((await members[68_000]!.head()).toString()).toBe('68000');
      });
    }
  });

  it('has its names without control characters, as messages show them', async () => {
    const bytes = replaced(await zipOf({ 'abcd.csv': 'one' }), 'abcd', 'a\u001b[m');
    expect(await read(bytes)).toEqual({ 'a?[m.csv': 'one' });
  });
});

describe('the progress of reading', () => {
  it('is told while a large member is unpacked, not at its end alone', async () => {
    const bytes = await zipOf({ 'a.csv': Buffer.from('1,2,3\n'.repeat(1 << 20)) });
    const told: number[] = [];
    await inFolder(async (folder) => {
      const file = path.join(folder, 'x.zip');
      writeFileSync(file, bytes);
      const onRead = (packedBytes: number) => told.push(packedBytes);
      const { members, close } = await readZip(file, { name: 'x.zip', limit: anyLimit(), onRead });
      await buffer(members[0]!.read());
      close();
    });
    expect(told.length).toBeGreaterThan(10);
    const sum = told.reduce((total, part) => total + part, 0);
    expect(sum).toBeGreaterThan(bytes.length * 0.9);
    expect(sum).toBeLessThanOrEqual(bytes.length);
  });
});

describe('a hostile ZIP archive is refused', () => {
  it('where archives are too deep in it', async () => {
    let bytes = await zipOf({ 'a.csv': 'one' });
    for (let depth = 0; depth < 3; depth += 1) bytes = await zipOf({ 'in.zip': bytes });
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'zip_too_deep',
      place: { file: 'in.zip/in.zip/in.zip' },
    });
  });

  it.each(['../bb.csv', '/a/bb.csv', 'C:/b.csvx', '..\\bb.csv'])(
    'where a name leads out of it: %s',
    async (name) => {
      const bytes = await zipOf({ ['x'.repeat(name.length)]: 'one' });
      const hostile = replaced(bytes, 'x'.repeat(name.length), name);
      await expect(read(hostile)).rejects.toMatchObject({ code: 'zip_damaged' });
    },
  );

  it('where two members have one name', async () => {
    const bytes = replaced(await zipOf({ 'a.csv': 'one', 'b.csv': 'two' }), 'b.csv', 'a.csv');
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'zip_name_repeated',
      place: { file: 'a.csv' },
    });
  });

  it('where two members are the same bytes', async () => {
    const bytes = await zipOf({ 'a.csv': 'one', 'b.csv': 'one' });
    // Offset of the local header, and its upper half.
    const hostile = withEntries(withEntries(bytes, 42, 0), 44, 0);
    await expect(read(hostile)).rejects.toMatchObject({ code: 'zip_overlap' });
  });

  it('where it is encrypted, or packed by a method that is not read', async () => {
    const bytes = await zipOf({ 'a.csv': 'one'.repeat(99) });
    await expect(read(withEntries(bytes, 8, 1))).rejects.toMatchObject({ code: 'zip_encrypted' });
    await expect(read(withEntries(bytes, 8, 0x41))).rejects.toMatchObject({
      code: 'zip_encrypted',
    });
    await expect(read(withEntries(bytes, 10, 9))).rejects.toMatchObject({
      code: 'zip_method_unknown',
    });
  });

  it('where a member unpacks beyond the size that it states', async () => {
    const bytes = await zipOf({ 'a.csv': Buffer.alloc(1 << 20) });
    // Upper half of the unpacked size.
    await expect(read(withEntries(bytes, 26, 0x0008))).rejects.toMatchObject({
      code: 'zip_damaged',
    });
  });

  it('where an archive in it is too large to be held', async () => {
    const bytes = await zipOf({ 'in.zip': Buffer.alloc(130 << 20) });
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'zip_too_large',
      place: { file: 'in.zip' },
    });
  });

  it('where bytes of a member were changed', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('one,1'), 'a.csv', { compress: false });
    zip.end();
    const bytes = replaced(await buffer(zip.outputStream), 'one,1', 'one,7');
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'zip_damaged',
      place: { file: 'a.csv' },
    });
  });

  it('wherever it is cut off, itself or one within it', async () => {
    const bytes = await zipOf({ 'a.csv': 'one', 'b.csv': 'two' });
    const step = withCi(7, 47, 'archives that are cut off at each seventh byte');
    for (let length = 0; length < bytes.length; length += step) {
      const cut = bytes.subarray(0, length);
      await expect(read(cut)).rejects.toMatchObject({ code: 'zip_damaged' });
      await expect(read(await zipOf({ 'in.zip': cut }))).rejects.toMatchObject({
        code: 'zip_damaged',
        place: { file: 'in.zip' },
      });
    }
  });
});
