import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readZip } from './zip-archive.ts';

async function zipOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(members))
    archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

async function read(bytes: Buffer): Promise<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
  try {
    const file = path.join(folder, 'x.zip');
    writeFileSync(file, bytes);
    const { members, close } = await readZip(file, { name: 'x.zip', onRead: () => undefined });
    const texts: Record<string, string> = {};
    for (const member of members) texts[member.name] = (await buffer(member.read())).toString();
    close();
    return texts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a ZIP archive', () => {
  it('gives its members and those of archives in it, and leaves clutter out', async () => {
    const inner = await zipOf({ 'b.csv': 'two' });
    const outer = await zipOf({ 'd/a.csv': 'one', '__MACOSX/a.csv': 'x', 'in.zip': inner });
    expect(await read(outer)).toEqual({ 'd/a.csv': 'one', 'b.csv': 'two' });
  });

  it('is refused where archives are too deep in it', async () => {
    let bytes = await zipOf({ 'a.csv': 'one' });
    for (let depth = 0; depth < 3; depth += 1) bytes = await zipOf({ 'in.zip': bytes });
    await expect(read(bytes)).rejects.toMatchObject({ code: 'zip_too_deep' });
  });

  it('is refused where a name leads out of it', async () => {
    const bytes = await zipOf({ 'aa/bb.csv': 'one' });
    const hostile = Buffer.from(
      bytes.toString('latin1').replaceAll('aa/bb.csv', '../bb.csv'),
      'latin1',
    );
    await expect(read(hostile)).rejects.toMatchObject({ code: 'zip_damaged' });
  });

  it('is refused wherever it is cut off', async () => {
    const bytes = await zipOf({ 'a.csv': 'one', 'b.csv': 'two' });
    for (let length = 0; length < bytes.length; length += 7)
      await expect(read(bytes.subarray(0, length))).rejects.toMatchObject({ code: 'zip_damaged' });
  });
});
