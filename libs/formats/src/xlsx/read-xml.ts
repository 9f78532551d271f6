import sax from 'sax';
import type { ExportFile } from '../export-file.ts';
import { CvrFileError } from '../issue.ts';

/** No part of a workbook nests deeper than some twenty elements. */
const depthLimit = 64;
const attributeLimit = 256;

/** An element without the prefix of its namespace. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What hears of the elements of a document; a text may come in pieces. */
export interface XmlHandler {
  open(element: XmlElement): void;
  text(text: string): void;
  close(name: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** @returns the error with which a damaged or hostile part of a workbook is refused */
export function damagedWorkbook(file: string, problem: string): CvrFileError {
  return new CvrFileError(
    'xlsx_damaged',
    `the workbook cannot be read (${problem}); open it in a spreadsheet program and save it again, or save it as CSV UTF-8`,
    { file },
  );
}

/**
 * Reads one part of a workbook, streaming. Workbooks never declare entities: a document type is refused.
 *
 * @param file - name of the workbook, for messages
 * @returns a step for each chunk of bytes, so that the caller can pass on what the handler made of it
 * @throws CvrFileError when the part is no XML, is cut off or is hostile
 */
export async function* readXml(
  file: string,
  part: ExportFile,
  handler: XmlHandler,
): AsyncGenerator<void, void, undefined> {
  const parser = parserFor(file, handler);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw damagedWorkbook(file, `${part.name} is not UTF-8`);
    }
  };
  for await (const chunk of part.read()) {
    parser.write(decode(chunk));
    yield;
  }
  parser.write(decode());
  parser.close();
  yield;
}

/** Entities of HTML are none of XML; the types of the parser do not know the option. */
const parserOptions: sax.SAXOptions & { readonly strictEntities: boolean } = {
  position: false,
  strictEntities: true,
};

function parserFor(file: string, handler: XmlHandler): sax.SAXParser {
  const parser = sax.parser(true, parserOptions);
  const refuse = (problem: string) => {
    throw damagedWorkbook(file, problem);
  };
  let depth = 0;
  let attributes = 0;
  parser.ondoctype = () => refuse('its XML has a document type, which no workbook has');
  parser.onerror = (error) => refuse(error.message.split('\n')[0] ?? 'broken XML');
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > attributeLimit) refuse('an element has too many attributes');
  };
  parser.onopentag = (tag) => {
    attributes = 0;
    depth += 1;
    if (depth > depthLimit) refuse('its XML is nested too deep');
    // Without the option `xmlns`, attributes are plain text.
    handler.open({
      name: localName(tag.name),
      attributes: tag.attributes as XmlElement['attributes'],
    });
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    handler.close(localName(name));
  };
  parser.ontext = parser.oncdata = (text) => {
    handler.text(text);
  };
  return parser;
}
