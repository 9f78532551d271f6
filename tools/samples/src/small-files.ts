import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ZipFile } from 'yazl';

const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of an archive. */
export async function zipOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as unknown as Uint8Array);
  return Buffer.concat(chunks);
}

/** The parts of a small workbook. */
export interface WorkbookText {
  /** What stands within `<sheetData>`. */
  readonly rows: string;
  /** What stands within `<sst>`. */
  readonly strings?: string;
  readonly sheets?: string;
  readonly dimension?: string;
}

/** The parts of a workbook by their names. */
export function partsOf(workbook: WorkbookText): Record<string, string> {
  const { rows, strings, dimension = '' } = workbook;
  const sheets = workbook.sheets ?? '<sheet name="Marked Sheet" sheetId="1" r:id="rId1"/>';
  return {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${rels}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rels}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${rels}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet>${dimension}<sheetData>${rows}</sheetData></worksheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${strings}</sst>` }),
  };
}

/** First bytes of a file that a reader may ask for. */
const headBytes = 1 << 20;

/** A file that is not on the disk, as readers get one; given in pieces, so that records are cut between them. */
export interface MemoryFile {
  readonly name: string;
  readonly head: () => Promise<Buffer>;
  readonly read: () => AsyncGenerator<Uint8Array, void, undefined>;
}

/** A file of the given content. */
export function fileOf(name: string, content: string | Uint8Array, piece = 1 << 16): MemoryFile {
  const bytes = Buffer.from(content as string);
  return {
    name,
    head: () => Promise.resolve(bytes.subarray(0, headBytes)),
    // eslint-disable-next-line @typescript-eslint/require-await -- nothing is waited for in memory
    async *read() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** Gives a temporary folder to `use`, and removes it afterwards. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The error of a kind with which reading fails. */
export async function errorOf<Kind extends Error>(
  reading: Promise<unknown>,
  kind: abstract new (...parts: never[]) => Kind,
): Promise<Kind> {
  const failure: unknown = await reading.catch((error: unknown) => error);
  if (failure instanceof kind) return failure;
  throw new Error('the file was read, or failed otherwise', { cause: failure });
}
