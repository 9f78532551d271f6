import type { ExportFile } from '../export-file.ts';
import { CvrFileError } from '../issue.ts';
import { readXml } from '../xml/read-xml.ts';
import type { CdfMember } from './cdf-node.ts';
import { JsonElements } from './json-elements.ts';
import { MemberBuilder } from './member-builder.ts';

/** What to do with the members of a report. */
export interface MemberHandlers {
  /** Names of the members that are asked for. */
  readonly wanted: ReadonlySet<string>;
  readonly onMember: (member: CdfMember) => void;
  /** Awaited between chunks of the file. */
  readonly afterChunk: () => Promise<void>;
}

const rootName = 'CastVoteRecordReport';

/** Attributes of XML that are values in JSON, and their names there. */
const keptAttributes = [
  ['ObjectId', '@id'],
  ['type', '@type'],
  ['Language', 'Language'],
] as const;

/**
 * Streams the members of one report, JSON or XML.
 *
 * @throws CvrFileError when the file is no well-formed report, or cut off
 */
export async function readMembers(file: ExportFile, handlers: MemberHandlers): Promise<void> {
  const builder = new MemberBuilder(handlers.wanted, handlers.onMember);
  const isXml = looksLikeXml(await file.head());
  await (isXml
    ? readXmlMembers(file, builder, handlers)
    : readJsonMembers(file, builder, handlers));
}

/** Whether the first character is that of XML, in any encoding. */
export function looksLikeXml(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  return /^[\u00ef\u00bb\u00bf\u00fe\u00ff\0\s]*</.test(start);
}

async function readJsonMembers(
  file: ExportFile,
  builder: MemberBuilder,
  { afterChunk }: MemberHandlers,
): Promise<void> {
  const elements = new JsonElements(file.name, builder);
  for await (const chunk of file.read()) {
    elements.write(chunk);
    await afterChunk();
  }
  elements.finish();
}

async function readXmlMembers(
  file: ExportFile,
  builder: MemberBuilder,
  { afterChunk }: MemberHandlers,
): Promise<void> {
  let depth = 0;
  await readXml(file, {
    open: (name, attributes, line) => {
      if (depth === 0 && name !== rootName)
        throw new CvrFileError('xml_no_report', `its root element is no ${rootName}`, {
          file: file.name,
          line,
        });
      depth += 1;
      builder.begin(name, line);
      for (const [attribute, key] of keptAttributes) {
        const value = attributes.get(attribute);
        if (value !== undefined) builder.value(key, value);
      }
    },
    close: (_name, text) => {
      depth -= 1;
      if (text.trim() !== '') builder.text(text);
      builder.end();
    },
    afterChunk,
  });
}
