import {
  FileError,
  type ExportFile,
  readXml,
  XmlFileError,
} from '@crossvote/opening';
import type { HartRecord } from './hart-record.ts';
import type { PlainRecords } from './plain-records.ts';
import { FieldProblem } from './read-fields.ts';
import { OtherRoot, RecordBuilder } from './record-builder.ts';

/** The result of reading a file. */
export type RecordFile =
  | { readonly kind: 'record'; readonly record: HartRecord; readonly isPlain: boolean }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly problem: string;
      readonly line: number;
    }
  | { readonly kind: 'other' };

/** Longest file that is read at once. The file of a record has a few kilobytes. */
const wholeBytes = 1 << 18;

/**
 * Reads one file as a record.
 *
 * @param plain - reads files of plain XML; without it, all files are parsed
 * @throws FileError when the file cannot be opened
 */
export async function readRecordFile(
  file: ExportFile,
  plain: PlainRecords | undefined,
): Promise<RecordFile> {
  try {
    return await (plain ? readWhole(file, plain) : parseRecordFile(file, file.read()));
  } catch (error) {
    throw withoutIdentifier(error);
  }
}

async function readWhole(file: ExportFile, plain: PlainRecords): Promise<RecordFile> {
  const rest = file.read();
  const chunks = await readStart(rest);
  const bytes = Buffer.concat(chunks);
  const record = bytes.length <= wholeBytes ? plain.read(bytes) : undefined;
  return record
    ? { kind: 'record', record, isPlain: true }
    : parseRecordFile(file, continued(chunks, rest));
}

/** All bytes, or the first ones of a longer file. */
async function readStart(
  bytes: AsyncGenerator<Uint8Array, void, undefined>,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= wholeBytes) {
    const next = await bytes.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return chunks;
}

async function* continued(
  chunks: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks;
    yield* rest;
  } finally {
    await rest.return();
  }
}

async function parseRecordFile(
  { name }: ExportFile,
  bytes: AsyncGenerator<Uint8Array, void, undefined>,
): Promise<RecordFile> {
  const builder = new RecordBuilder();
  try {
    await readXml({ name, read: () => bytes }, builder);
  } catch (error) {
    if (error instanceof OtherRoot) return { kind: 'other' };
    const { line } = builder;
    if (error instanceof FieldProblem)
      return { kind: 'refused', code: error.code, problem: error.message, line };
    if (!(error instanceof XmlFileError)) throw error;
    return {
      kind: 'refused',
      code: error.code,
      problem: error.problem,
      line: error.place.line ?? line,
    };
  }
  const { record } = builder;
  if (!record) throw new Error('well-formed XML closes its root');
  return { kind: 'record', record, isPlain: false };
}

const withoutGuid = (name: string) =>
  name.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '*');

/** An error without its file name, which is the identifier of a ballot. */
function withoutIdentifier(error: unknown): unknown {
  if (!(error instanceof FileError)) return error;
  const { code, problem, place } = error;
  const masked = { ...place, file: withoutGuid(place.file) };
  const at = place.path === undefined ? masked : { ...masked, path: withoutGuid(place.path) };
  return new FileError(code, problem, at, { cause: error.cause });
}
