import { namedAttributes } from './xml-parser.ts';

/** The start tag of an element. */
interface PlainTag {
  readonly name: string;
  /** By name without prefix; namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
}

const attributeLimit = 16;
const noAttributes: ReadonlyMap<string, string> = new Map();

const bareTag = /^[A-Za-z_][\w.-]*$/;
const fullTag = /^([A-Za-z_][\w.-]*)((?:[ \t\r\n]+[A-Za-z_][\w.:-]*="[^"<&]*")*)[ \t\r\n]*$/;
const attribute = /([A-Za-z_][\w.:-]*)="([^"]*)"/g;

/** Reads the inner text of a tag; undefined when it is not plain. */
function readPlainTag(tag: string): PlainTag | undefined {
  if (bareTag.test(tag)) return { name: tag, attributes: noAttributes };
  const [, name, list = ''] = fullTag.exec(tag) ?? [];
  if (name === undefined) return undefined;
  const pairs = [...list.matchAll(attribute)].map(
    ([, key = '', value = '']) => [key, value] as const,
  );
  const keys = new Set(pairs.map(([key]) => key));
  // The general parser may ignore the second of two equal names, and treats the name `hasOwnProperty` specially.
  if (keys.size < pairs.length || pairs.length > attributeLimit || keys.has('hasOwnProperty'))
    return undefined;
  return { name, attributes: namedAttributes(pairs) };
}

/** An element of plain XML. */
export interface PlainElement<Part> extends PlainTag {
  /** The text directly in the element. */
  readonly text: string;
  /** The children: elements, or the parts that a taker made of them. */
  readonly children: readonly (PlainElement<Part> | Part)[];
}

/** Reads elements of one name from their text, before they are parsed. */
export interface PartTaker<Part> {
  readonly name: string;
  /** @returns undefined when the text is not such an element, or not plain */
  take(text: string): Part | undefined;
}

const depthLimit = 24;
/** Longest element, and longest text directly in one, in characters. */
const lengthLimit = 1 << 18;
const textLimit = 1 << 15;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const otherEntity = /&(?!(?:amp|lt|gt|quot|apos);)/;

/**
 * Parses the text of one element if it is plain: names without prefix, values between double quotation marks, text
 * with no other entities than the five; no comment, no instruction, no CDATA.
 *
 * @returns undefined when it is not plain; it may still be well-formed
 */
export function parsePlainXml<Part>(
  xml: string,
  parts?: PartTaker<Part>,
): PlainElement<Part> | undefined {
  if (xml.length > lengthLimit) return undefined;
  const reader = new PlainXmlReader(xml, parts);
  const element = reader.element(1);
  return reader.at === xml.length ? element : undefined;
}

/** Each method returns undefined where the text is not plain. */
class PlainXmlReader<Part> {
  at = 0;

  constructor(
    private readonly xml: string,
    private readonly parts: PartTaker<Part> | undefined,
  ) {}

  /** The element that begins here. */
  element(depth: number): PlainElement<Part> | undefined {
    const end = this.xml.indexOf('>', this.at);
    if (end === -1 || depth > depthLimit || this.xml[this.at] !== '<') return undefined;
    const isEmpty = this.xml[end - 1] === '/';
    const tag = readPlainTag(this.xml.slice(this.at + 1, isEmpty ? end - 1 : end));
    this.at = end + 1;
    if (tag && isEmpty) return { ...tag, text: '', children: [] };
    return tag && this.content(tag, depth);
  }

  private content(tag: PlainTag, depth: number): PlainElement<Part> | undefined {
    const children: (PlainElement<Part> | Part)[] = [];
    let text = '';
    for (;;) {
      const piece = this.text();
      if (piece === undefined) return undefined;
      text += piece;
      if (this.xml[this.at + 1] === '/') break;
      const { parts } = this;
      const child = parts && this.isAt(parts.name) ? this.part(parts) : this.element(depth + 1);
      if (child === undefined) return undefined;
      children.push(child);
    }
    const isEnd = this.xml.startsWith(`${tag.name}>`, this.at + 2);
    this.at += tag.name.length + 3;
    return isEnd && text.length <= textLimit ? { ...tag, text, children } : undefined;
  }

  /** Text up to the next tag. */
  private text(): string | undefined {
    const end = this.xml.indexOf('<', this.at);
    if (end === -1) return undefined;
    const text = this.xml.slice(this.at, end);
    this.at = end;
    if (!text.includes('&')) return text;
    if (otherEntity.test(text)) return undefined;
    return text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
  }

  private isAt(name: string): boolean {
    if (!this.xml.startsWith(name, this.at + 1)) return false;
    const next = this.xml[this.at + 1 + name.length];
    return next === '>' || next === ' ';
  }

  private part(parts: PartTaker<Part>): Part | undefined {
    const start = this.at;
    const endTag = `</${parts.name}>`;
    const end = this.xml.indexOf(endTag, start);
    this.at = end + endTag.length;
    return end === -1 ? undefined : parts.take(this.xml.slice(start, this.at));
  }
}
