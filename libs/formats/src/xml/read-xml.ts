import sax, { type SAXOptions, type SAXParser } from 'sax';
import type { ExportFile } from '../export-file.ts';
import { decodeXml } from './xml-decoder.ts';
import { XmlFileError } from './xml-file-error.ts';

/** What hears of the elements of a file. Names are without their prefix; lines count from 1. */
export interface XmlHandlers {
  /** An element begins; the attributes are by their names without prefix, namespace declarations left out. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  /** An element ends; `text` is what stands directly in it, children left out. */
  close(name: string, text: string, line: number): void;
  /** Awaited between chunks of the file, so that memory stays bounded. */
  afterChunk?(): Promise<void>;
}

const depthLimit = 64;
/** Longest text of one element, in characters. */
const textLimit = 1 << 16;
const attributeLimit = 64;

/** The entities of HTML are none of XML; the types of the parser do not know the option. */
const parserOptions: SAXOptions & { readonly strictEntities: boolean } = { strictEntities: true };

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Streams the elements of an XML file to `handlers`. Document types are refused, and with them all entities but the
 * five of XML; so are elements nested or texts longer than any export has them.
 *
 * @throws XmlFileError when the file is not well-formed, cut off, or has the marks of a hostile one
 */
export async function readXml(file: ExportFile, handlers: XmlHandlers): Promise<void> {
  const elements = new XmlElements(file.name, handlers);
  for await (const text of decodeXml(file.name, file.read())) {
    elements.write(text);
    await handlers.afterChunk?.();
  }
  elements.finish();
}

/** Turns the parser's events into elements with their text, within limits. */
class XmlElements {
  private readonly parser: SAXParser = sax.parser(true, parserOptions);
  /** Text of each open element. */
  private readonly texts: string[] = [];
  private hasRoot = false;
  private attributeCount = 0;
  private isEnding = false;

  constructor(
    private readonly file: string,
    private readonly handlers: XmlHandlers,
  ) {
    const { parser } = this;
    parser.onerror = (error) => {
      this.failMalformed(error);
    };
    parser.ondoctype = () =>
      this.fail('xml_doctype', 'has a document type, which may hide anything: refused as hostile');
    parser.onattribute = ({ name }) => {
      this.checkAttribute(name);
    };
    parser.onopentag = ({ name, attributes }) => {
      this.open(name, attributes);
    };
    parser.onclosetag = (name) => {
      handlers.close(localName(name), this.texts.pop() ?? '', this.line);
    };
    parser.ontext = parser.oncdata = (text) => {
      this.addText(text);
    };
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** @throws XmlFileError when the root element is missing or not closed */
  finish(): void {
    this.isEnding = true;
    this.parser.close();
    if (!this.hasRoot) this.fail('xml_cut_off', 'holds no element: it is empty or was cut off');
  }

  private get line(): number {
    return this.parser.line + 1;
  }

  private open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    if (this.texts.length === 0 && this.hasRoot)
      this.fail('xml_malformed', 'has a second root element; export it again');
    if (this.texts.length >= depthLimit)
      this.fail(
        'xml_too_deep',
        `nests elements more than ${depthLimit} deep: this is no CVR export`,
      );
    this.hasRoot = true;
    this.texts.push('');
    this.attributeCount = 0;
    const named = Object.entries(attributes)
      .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
      .map(([key, value]) => [localName(key), String(value)] as const);
    this.handlers.open(localName(name), new Map(named), this.line);
  }

  private addText(text: string): void {
    const place = this.texts.length - 1;
    if (place < 0) return;
    const whole = (this.texts[place] ?? '') + text;
    if (whole.length > textLimit)
      this.fail(
        'xml_text_too_long',
        `has a text of more than ${textLimit} characters: this is no CVR export`,
      );
    this.texts[place] = whole;
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

  private fail(code: string, message: string): never {
    throw new XmlFileError(code, message, { file: this.file, line: this.line });
  }
}
