import sax, { type SAXOptions, type SAXParser } from 'sax';
import { XmlFileError } from './xml-file-error.ts';

/** Called for the parts of a document. Names of elements are without prefix. A text may come in pieces. */
export interface XmlEvents {
  /** An element begins; attributes by their names as written, namespace declarations among them. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** A parser with two fields that its types leave out: its state, and the constant for the state between tags. */
type StatefulParser = SAXParser & { readonly state: number };
const { TEXT: textState } = (sax as unknown as { readonly STATE: { readonly TEXT: number } }).STATE;

const depthLimit = 64;
const attributeLimit = 64;

/** A name without the prefix of its namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Parses one XML document, streaming, within limits. Document types are refused, and so are all entities except the
 * five of XML. Elements are refused that are nested deeper than in any export, or have more or longer attributes.
 */
export class XmlParser {
  private readonly parser: SAXParser;
  private depth = 0;
  private hasRoot = false;
  private attributeCount = 0;
  private isEnding = false;
  /** Characters so far. */
  private length = 0;

  /** @param countsLines - whether messages name lines; large files take less time without */
  constructor(
    private readonly file: string,
    private readonly events: XmlEvents,
    private readonly countsLines = true,
  ) {
    // Entities of HTML are not entities of XML. The types of the parser do not know the option.
    const options: SAXOptions & { readonly strictEntities: boolean } = {
      strictEntities: true,
      position: countsLines,
    };
    this.parser = sax.parser(true, options);
    this.listen(this.parser);
  }

  /** The line of the parser, from 1. */
  get line(): number {
    return this.parser.line + 1;
  }

  /** @throws XmlFileError when the text is not well-formed, or shows signs of a hostile file */
  write(text: string): void {
    // Without lines the parser does not count characters, and would not notice a name or attribute that never ends.
    this.length += text.length;
    if (!this.countsLines) this.parser.position = this.length;
    this.parser.write(text);
  }

  /** @throws XmlFileError when the root element is missing or not closed */
  finish(): void {
    this.isEnding = true;
    this.parser.close();
    if (!this.hasRoot) this.fail('xml_cut_off', 'holds no element: it is empty or was cut off');
  }

  /** Whether the next text is directly in the root element. */
  get isBetweenChildren(): boolean {
    return this.depth === 1 && (this.parser as StatefulParser).state === textState;
  }

  /** Skips the text of an element that was read elsewhere. */
  skip(element: string): void {
    for (let at = element.indexOf('\n'); at !== -1; at = element.indexOf('\n', at + 1))
      this.parser.line += 1;
  }

  fail(code: string, message: string): never {
    const line = this.countsLines ? { line: this.line } : {};
    throw new XmlFileError(code, message, { file: this.file, ...line });
  }

  private listen(parser: SAXParser): void {
    parser.onerror = (error) => {
      this.failMalformed(error);
    };
    parser.ondoctype = () =>
      this.fail('xml_doctype', 'has a document type, which may hide anything: refused as hostile');
    parser.onattribute = ({ name }) => {
      this.checkAttribute(name);
    };
    // Without the option `xmlns`, attributes are plain text.
    parser.onopentag = ({ name, attributes }) => {
      this.open(name, attributes as Readonly<Record<string, string>>);
    };
    parser.onclosetag = (name) => {
      this.depth -= 1;
      this.events.close(localName(name));
    };
    parser.ontext = parser.oncdata = (text) => {
      if (this.depth > 0) this.events.text(text);
    };
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.depth === 0 && this.hasRoot)
      this.fail('xml_malformed', 'has a second root element; export it again');
    if (this.depth >= depthLimit)
      this.fail('xml_too_deep', `nests elements more than ${depthLimit} deep, as no export does`);
    this.hasRoot = true;
    this.depth += 1;
    this.attributeCount = 0;
    this.events.open(localName(name), attributes);
  }

  private checkAttribute(name: string): void {
    this.attributeCount += 1;
    // The parser calls this method on its own object of attributes.
    if (this.attributeCount > attributeLimit || name === 'hasOwnProperty')
      this.fail('xml_malformed', 'has an element with attributes that no export has');
  }

  private failMalformed(error: Error): never {
    if (this.isEnding)
      this.fail('xml_cut_off', 'ends before its elements do: it was cut off; copy it again');
    const [reason = ''] = error.message.split('\n');
    this.fail(
      'xml_malformed',
      `is not well-formed XML (${reason.slice(0, 60)}); export or copy it again`,
    );
  }
}

/** Attributes by their names without prefix, namespace declarations left out. */
export function namedAttributes(
  attributes: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const named = attributes
    .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
    .map(([key, value]) => [localName(key), value] as const);
  return new Map(named);
}
