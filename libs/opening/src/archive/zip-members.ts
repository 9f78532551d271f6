import type { Entry, ZipFile } from 'yauzl';
import { ZipMember, type MemberSource } from './zip-member.ts';

/** Most members of one archive; the largest public export has some sixty thousand. */
const memberLimit = 1_000_000;
/** Longest names of all members together, in characters. */
const namesLimit = 128 << 20;

/** Members that come with archives and are no part of an export. */
const clutter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

/**
 * The members of an archive, in its order.
 *
 * @param folder - put in front of every name
 * @throws FileError when there are too many members, or two of them have one name or share bytes
 */
export async function listMembers(
  archive: ZipFile,
  source: MemberSource,
  folder = '',
): Promise<readonly ZipMember[]> {
  if (archive.entryCount > memberLimit) throw tooMany(source);
  const list = new MemberList(source, folder);
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      try {
        list.add(entry);
        archive.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    archive.on('end', resolve);
    archive.on('error', reject);
    archive.readEntry();
  });
  list.refuseOverlap();
  return list.members;
}

function tooMany(source: MemberSource) {
  return source.fault(
    'zip_too_many_members',
    `holds more than ${memberLimit} members, or too long names; unpack it by hand, and give the folder`,
  );
}

class MemberList {
  readonly members: ZipMember[] = [];
  private readonly names = new Set<string>();
  private nameLength = 0;

  constructor(
    private readonly source: MemberSource,
    private readonly folder: string,
  ) {}

  add(entry: Entry): void {
    // Messages show names, and must not steer the terminal.
    const name = this.folder + entry.fileName.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
    if (name.endsWith('/') || clutter.test(name)) return;
    this.nameLength += name.length;
    if (this.nameLength > namesLimit) throw tooMany(this.source);
    if (this.names.has(name))
      throw this.source.fault(
        'zip_name_repeated',
        'stands twice in the archive: which of the two holds cannot be told; unpack it by hand, and give the right one',
        name,
      );
    this.names.add(name);
    this.members.push(new ZipMember(name, entry, this.source));
  }

  /**
   * Members that share bytes would be counted twice. They are also the sign of an archive that is made to unpack
   * without end.
   */
  refuseOverlap(): void {
    const { members } = this;
    const order = Uint32Array.from(members, (_, place) => place).sort(
      (a, b) => (members[a]?.offset ?? 0) - (members[b]?.offset ?? 0),
    );
    let end = 0;
    for (const place of order) {
      const member = members[place];
      if (!member) continue;
      if (member.offset < end)
        throw this.source.fault(
          'zip_overlap',
          'shares its bytes with another member of the archive, as in hostile archives; copy it again',
          member.name,
        );
      end = member.offset + member.packedSize;
    }
  }
}
