import { FileError, type ExportFile, readXml } from '@crossvote/opening';
import { JsonElements } from './json-elements.ts';
import { JsonReport } from './json-report.ts';
import { keptAttributes, otherAttributes, type CdfMember } from './cdf-node.ts';
import { MemberBuilder } from './member-builder.ts';
import { PlainJsonRecords } from './plain-json-records.ts';
import { PlainXmlRecords } from './plain-xml-records.ts';
import type { SharedParts } from './shared-parts.ts';

/** What to do with the members of a report. */
export interface MemberHandlers {
  /** Names of the wanted members. */
  readonly wanted: ReadonlySet<string>;
  readonly onMember: (member: CdfMember) => void;
  /** Called for other members. */
  readonly onPassed?: (name: string) => void;
  /** Awaited between chunks of the file. */
  readonly afterChunk: () => Promise<void>;
  /**
   * Parts that records share, for all readings of an export. Without it, everything is read by the streaming parsers.
   */
  readonly parts: SharedParts | undefined;
}

const rootName = 'CastVoteRecordReport';

/**
 * Streams the members of one report, JSON or XML.
 *
 * @throws FileError when the file is not a well-formed report, or is cut off
 */
export async function readMembers(file: ExportFile, handlers: MemberHandlers): Promise<void> {
  const builder = new MemberBuilder(handlers.wanted, handlers.onMember, handlers.onPassed);
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
  { afterChunk, parts }: MemberHandlers,
): Promise<void> {
  const elements = new JsonElements(file.name, builder);
  const report = parts ? new JsonReport(elements, new PlainJsonRecords(builder, parts)) : elements;
  for await (const chunk of file.read()) {
    report.write(chunk);
    await afterChunk();
  }
  report.finish();
}

async function readXmlMembers(
  file: ExportFile,
  builder: MemberBuilder,
  { afterChunk, parts }: MemberHandlers,
): Promise<void> {
  let depth = 0;
  const fail = (code: string, problem: string, line: number): never => {
    throw new FileError(code, problem, { file: file.name, line });
  };
  await readXml(file, {
    open: (name, attributes, line) => {
      if (depth === 0 && name !== rootName)
        fail('xml_no_report', `its root element is no ${rootName}`, line);
      // If an end tag is missing, records would be lost as parts of another one.
      if (name === 'CVR' && depth !== 1)
        fail(
          'cvr_misplaced',
          'a CVR stands within another element: the file is damaged; export or copy it again',
          line,
        );
      depth += 1;
      builder.begin(name, line);
      for (const [attribute, key] of keptAttributes) {
        const value = attributes.get(attribute);
        if (value !== undefined) builder.value(key, value);
      }
      builder.attributes(otherAttributes(attributes));
    },
    close: (_name, text) => {
      depth -= 1;
      if (text.trim() !== '') builder.text(text);
      builder.end();
    },
    afterChunk,
    children: parts && new PlainXmlRecords(builder, parts),
  });
}
