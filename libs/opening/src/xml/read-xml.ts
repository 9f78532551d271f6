import type { ExportFile } from '../files/export-file.ts';
import { namedAttributes, XmlParser, type XmlEvents } from './xml-parser.ts';
import { WholeChildren, type ChildTaker } from './whole-children.ts';
import { decodeXml } from './xml-decoder.ts';

/** Called for the elements of a file. Names are without their prefix; lines count from 1. */
export interface XmlHandlers {
  /** An element begins. Attributes are by name without prefix; namespace declarations are left out. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void;
  /** An element ends; `text` is the text directly in it, without its children. */
  close(name: string, text: string, line: number): void;
  /** Awaited between chunks of the file, so that memory stays bounded. */
  afterChunk?(): Promise<void>;
  /** Children of the root that need not be parsed. */
  readonly children?: ChildTaker | undefined;
  /** Longest text of one element, in characters. */
  readonly textLimit?: number | undefined;
}

/** Longest text of an element, in characters, where the handlers state no other. */
const usualTextLimit = 1 << 16;

/**
 * Streams the elements of an XML file to `handlers`, each with its text.
 *
 * @throws XmlFileError when the file is not well-formed, cut off, or has the marks of a hostile one
 */
export async function readXml(
  file: Pick<ExportFile, 'name' | 'read'>,
  handlers: XmlHandlers,
): Promise<void> {
  const elements = new XmlElements(file.name, handlers);
  const { parser } = elements;
  const children = handlers.children && new WholeChildren(parser, handlers.children);
  for await (const text of decodeXml(file.name, file.read())) {
    (children ?? parser).write(text);
    await handlers.afterChunk?.();
  }
  children?.finish();
  parser.finish();
}

/** Collects the text of elements, within a limit. */
class XmlElements implements XmlEvents {
  readonly parser: XmlParser;
  /** Text of each open element. */
  private readonly texts: string[] = [];

  constructor(
    file: string,
    private readonly handlers: XmlHandlers,
  ) {
    this.parser = new XmlParser(file, this);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.texts.push('');
    this.handlers.open(name, namedAttributes(Object.entries(attributes)), this.parser.line);
  }

  text(text: string): void {
    const place = this.texts.length - 1;
    const whole = (this.texts[place] ?? '') + text;
    // Blanks between elements do not count as text, however many there are.
    const { textLimit = usualTextLimit } = this.handlers;
    if (whole.length > textLimit && whole.trim() === '') {
      this.texts[place] = '';
      return;
    }
    if (whole.length > textLimit)
      this.parser.fail(
        'xml_text_too_long',
        `has a text of more than ${textLimit} characters, as no export has`,
      );
    this.texts[place] = whole;
  }

  close(name: string): void {
    this.handlers.close(name, this.texts.pop() ?? '', this.parser.line);
  }
}
