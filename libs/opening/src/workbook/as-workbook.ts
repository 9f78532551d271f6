import { headOf, type ExportFile, type Remark } from '../files/export-file.ts';
import { ArchiveSlot, InnerArchive } from '../archive/inner-archive.ts';
import { FileError } from '../issue.ts';
import type { UnpackLimit } from '../archive/unpack-limit.ts';
import { isZip } from '../archive/zip-archive.ts';
import { listMembers } from '../archive/zip-members.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { isXlsx, XlsxFile } from './xlsx-file.ts';

/** A packed workbook within an archive is held in memory while it is read. */
const packedLimit = 512 << 20;

/**
 * A workbook that is a member of an archive. It is unpacked again each time it is read, so that only one is in memory.
 */
class InnerWorkbook implements ExportFile {
  readonly name: string;
  readonly isUtf8 = true;
  private said: readonly Remark[] = [];

  constructor(
    private readonly member: ExportFile,
    private readonly limit: UnpackLimit,
  ) {
    this.name = member.name;
  }

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const { name } = this;
    const archive = new InnerArchive(
      this.member,
      new ArchiveSlot(),
      packedLimit,
      (_, problem) => damagedWorkbook(name, problem),
      this.limit,
      () => undefined,
    );
    const parts = await listMembers(await archive.open(), archive).catch((error: unknown) => {
      if (error instanceof FileError) throw error;
      throw damagedWorkbook(name, error instanceof Error ? error.message : 'unknown error');
    });
    if (!isXlsx(parts)) throw damagedWorkbook(name, 'it has no list of sheets');
    const workbook = new XlsxFile(name, parts);
    yield* workbook.read();
    this.said = workbook.remarks();
  }

  remarks(): readonly Remark[] {
    return this.said;
  }
}

/**
 * A member of an archive named `*.xlsx`, as the text of its first sheet. Where it is not really a workbook, the member
 * itself.
 */
export async function asWorkbook(member: ExportFile, limit: UnpackLimit): Promise<ExportFile> {
  for await (const chunk of member.read())
    return isZip(Buffer.from(chunk)) ? new InnerWorkbook(member, limit) : member;
  return member;
}
