import sax, { type SAXOptions, type SAXParser } from 'sax';
import { XmlFileError } from './xml-file-error.ts';

/** What hears of a document. Names of elements are without their prefix; a text may come in pieces. */
export interface XmlEvents {
  /** An element begins; attributes by their names as written, namespace declarations among them. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** A parser with what its types leave out: its state, and the state that it is in between tags. */
type StatefulParser = SAXParser & { readonly state: number };
const { TEXT: textState } = (sax as unknown as { readonly STATE: { readonly TEXT: number } }).STATE;

const depthLimit = 64;
const attributeLimit = 64;

/** A name without the prefix of its namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Parses one XML document, streaming, within limits. Document types are refused, and with them all entities but the
 * five of XML; so are elements nested deeper, or with more attributes or longer ones, than any export has them.
 */
export class XmlParser {
  private readonly parser: SAXParser;
  private depth = 0;
  private hasRoot = false;
  private attributeCount = 0;
  private isEnding = false;
  /** Characters so far. */
  private length = 0;

  /** @param countsLines - whether messages tell lines; without, large files take less time */
  constructor(
    private readonly file: string,
    private readonly events: XmlEvents,
    private readonly countsLines = true,
  ) {
    // The entities of HTML are none of XML; the types of the parser do not know the option.
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

  /** @throws XmlFileError when the text is not well-formed, or has the marks of a hostile one */
  write(text: string): void {
    // Without lines the parser does not know how far it is, and would not look whether a name or attribute ever ends.
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

  /** Whether what comes is directly in the root element. */
  get isBetweenChildren(): boolean {
    return this.depth === 1 && (this.parser as StatefulParser).state === textState;
  }

  /** Passes over the text of an element that was read apart. */
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
      this.fail(
        'xml_too_deep',
        `nests elements more than ${depthLimit} deep: this is no CVR export`,
      );
    this.hasRoot = true;
    this.depth += 1;
    this.attributeCount = 0;
    this.events.open(localName(name), attributes);
  }

  private checkAttribute(name: string): void {
    this.attributeCount += 1;
    // The parser asks its own plain object of attributes by this name.
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
