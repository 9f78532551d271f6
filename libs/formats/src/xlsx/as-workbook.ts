import { promisify } from 'node:util';
import { fromBuffer, type Entry, type Options, type ZipFile } from 'yauzl';
import { headOf, type ExportFile } from '../export-file.ts';
import { CvrFileError } from '../issue.ts';
import { isZip } from '../zip-archive.ts';
import { damagedWorkbook } from './read-xml.ts';
import { isXlsx, XlsxFile } from './xlsx-file.ts';

/** A packed workbook within an archive is held in memory while it is read. */
const packedLimit = 512 << 20;
/** A workbook has some ten parts, and one for each picture. */
const partLimit = 100_000;

const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** One part of a workbook that is held in memory. */
class Part implements ExportFile {
  constructor(
    readonly name: string,
    private readonly entry: Entry,
    private readonly archive: ZipFile,
    private readonly workbook: string,
  ) {}

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      const stream = await promisify(this.archive.openReadStream.bind(this.archive))(this.entry);
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (error) {
      throw damagedWorkbook(
        this.workbook,
        error instanceof Error ? error.message : 'unknown error',
      );
    }
  }
}

/** A workbook that is a member of an archive: unpacked anew each time it is read, so that only one is held. */
class InnerWorkbook implements ExportFile {
  readonly name: string;

  constructor(private readonly member: ExportFile) {
    this.name = member.name;
  }

  head(): Promise<Buffer> {
    return headOf(this.read());
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    const parts = await listParts(this.name, await bytesOf(this.member));
    if (!isXlsx(parts)) throw damagedWorkbook(this.name, 'it has no list of sheets');
    yield* new XlsxFile(this.name, parts).read();
  }
}

async function bytesOf(member: ExportFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of member.read()) {
    length += chunk.length;
    if (length > packedLimit)
      throw new CvrFileError(
        'xlsx_too_large',
        'is a workbook of more than 512 MiB within an archive; unpack the archive by hand',
        { file: member.name },
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function listParts(workbook: string, bytes: Buffer): Promise<Part[]> {
  try {
    const archive = await openBuffer(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > partLimit) throw new Error(`more than ${partLimit} parts`);
    return await new Promise((resolve, reject) => {
      const parts: Part[] = [];
      archive.on('entry', (entry: Entry) => {
        parts.push(new Part(entry.fileName, entry, archive, workbook));
        archive.readEntry();
      });
      archive.on('end', () => {
        resolve(parts);
      });
      archive.on('error', reject);
      archive.readEntry();
    });
  } catch (error) {
    throw damagedWorkbook(workbook, error instanceof Error ? error.message : 'unknown error');
  }
}

/**
 * A member of an archive that is called `*.xlsx` as the text of its first sheet; the member itself where it is
 * no workbook, but only called so.
 */
export async function asWorkbook(member: ExportFile): Promise<ExportFile> {
  for await (const chunk of member.read())
    return isZip(Buffer.from(chunk)) ? new InnerWorkbook(member) : member;
  return member;
}
