import type { ExportFile } from '../export-file.ts';
import { CvrFileError, describePlace } from '../issue.ts';
import { readXml } from '../xml/read-xml.ts';
import { XmlFileError } from '../xml/xml-file-error.ts';
import type { HartRecord } from './hart-record.ts';
import { FieldProblem } from './read-fields.ts';
import { OtherRoot, RecordBuilder } from './record-builder.ts';

/** What a file turned out to be. */
export type RecordFile =
  | { readonly kind: 'record'; readonly record: HartRecord }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly problem: string;
      readonly line: number;
    }
  | { readonly kind: 'other' };

/**
 * Reads one file as a record.
 *
 * @throws CvrFileError when the file cannot be got at
 */
export async function readRecordFile(file: ExportFile): Promise<RecordFile> {
  const builder = new RecordBuilder();
  try {
    await readXml(file, builder);
  } catch (error) {
    if (error instanceof OtherRoot) return { kind: 'other' };
    const { line } = builder;
    if (error instanceof FieldProblem)
      return { kind: 'refused', code: error.code, problem: error.message, line };
    if (!(error instanceof XmlFileError)) throw withoutIdentifier(error);
    return {
      kind: 'refused',
      code: error.code,
      problem: error.problem,
      line: error.place.line ?? line,
    };
  }
  const { record } = builder;
  if (!record) throw new Error('well-formed XML closes its root');
  return { kind: 'record', record };
}

/** The name of the file that an error tells is the identifier of a ballot. */
function withoutIdentifier(error: unknown): unknown {
  if (!(error instanceof CvrFileError)) return error;
  const { code, message, place } = error;
  const problem = message.slice(`${describePlace(place)}: `.length);
  const file = place.file.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '*');
  return new CvrFileError(code, problem, { ...place, file }, { cause: error.cause });
}
