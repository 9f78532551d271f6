import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { saveFiles } from './save-files.ts';

/** Names and texts of the members of an archive, read from its directory; checks of contents included. */
function membersOf(archive: Buffer): Record<string, Buffer> {
  const members: Record<string, Buffer> = {};
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const start = archive.readUInt32LE(at + 42);
    const contents =
      start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(contents, contents + archive.readUInt32LE(at + 20));
    const bytes = inflateRawSync(packed);
    expect(crc32(bytes)).toBe(archive.readUInt32LE(at + 16));
    members[archive.toString('utf8', at + 46, at + 46 + nameLength)] = bytes;
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return members;
}

describe('saveFiles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'save-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes files, archives, and archives within them', async () => {
    const inner = { name: 'b.zip', members: [{ name: 'c.txt', chunks: ['é', Buffer.from('!')] }] };
    const files = [
      { name: 'sub/a.txt', chunks: ['one ', 'two'] },
      { name: 'd.zip', members: [{ name: 'e.txt', chunks: [] }, inner] },
    ];
    const paths = await saveFiles(folder, files);
    expect(paths).toEqual([path.join(folder, 'sub/a.txt'), path.join(folder, 'd.zip')]);
    expect(readFileSync(path.join(folder, 'sub/a.txt'), 'utf8')).toBe('one two');
    const members = membersOf(readFileSync(path.join(folder, 'd.zip')));
    expect(Object.keys(members)).toEqual(['e.txt', 'b.zip']);
    expect(membersOf(members['b.zip'] ?? Buffer.alloc(0))['c.txt']?.toString()).toBe('é!');
  });

  it('asks for a member when the one before is written', async () => {
    const steps: string[] = [];
    function* members() {
      for (const name of ['a', 'b']) {
        steps.push(`make ${name}`);
        yield { name, chunks: contents(name) };
      }
    }
    function* contents(name: string) {
      yield 'x';
      steps.push(`end ${name}`);
    }
    await saveFiles(folder, [{ name: 'd.zip', members: members() }]);
    expect(steps).toEqual(['make a', 'end a', 'make b', 'end b']);
  });

  it('fails where a member cannot be made', async () => {
    function* broken(): Generator<string, void> {
      throw new RangeError('no contents');
    }
    const files = [{ name: 'd.zip', members: [{ name: 'a', chunks: broken() }] }];
    await expect(saveFiles(folder, files)).rejects.toThrow('no contents');
  });
});
