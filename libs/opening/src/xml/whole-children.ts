import type { XmlParser } from './xml-parser.ts';

/** Longest child that is collected until it is complete, in characters. */
const lengthLimit = 1 << 18;

/** Reads children of the root element as whole texts, before they are parsed. */
export interface ChildTaker {
  /** Name of the children. Their tags may have a prefix and attributes. */
  readonly name: string;
  /**
   * @param xml - the text from the first character of the child to the end of its first end tag
   * @param line - where the child begins, from 1
   * @returns false when the child must be parsed
   */
  take(xml: string, line: number): boolean;
}

/** Gives the parser all that a taker of children does not read. */
export class WholeChildren {
  /** Text of a child that is not complete yet. */
  private rest = '';
  private readonly startTag: string;
  private readonly endTag: string;

  constructor(
    private readonly parser: XmlParser,
    private readonly taker: ChildTaker,
  ) {
    this.startTag = `<${taker.name}`;
    this.endTag = `</${taker.name}>`;
  }

  write(chunk: string): void {
    const text = this.rest + chunk;
    let at = 0;
    let isWaiting = false;
    while (at < text.length && !isWaiting) {
      const next = this.step(text, at);
      isWaiting = next === at;
      at = next;
    }
    this.rest = text.slice(at);
  }

  finish(): void {
    this.parser.write(this.rest);
  }

  /** @returns the place up to which the text was read; `from` when more text is needed */
  private step(text: string, from: number): number {
    const start = this.startOf(text, from);
    if (start > from) return this.pass(text, from, start);
    const behindName = text[from + this.startTag.length];
    if (behindName === undefined) return from;
    if (!this.parser.isBetweenChildren || !/[\s>]/.test(behindName))
      return this.pass(text, from, from + this.startTag.length);
    const endTag = text.indexOf(this.endTag, from);
    if (endTag === -1)
      return text.length - from > lengthLimit ? this.pass(text, from, text.length) : from;
    const end = endTag + this.endTag.length;
    const child = text.slice(from, end);
    if (!this.taker.take(child, this.parser.line)) return this.pass(text, from, end);
    this.parser.skip(child);
    return end;
  }

  /** Where the next start tag may begin, even if only its first characters are in the text. */
  private startOf(text: string, from: number): number {
    const start = text.indexOf(this.startTag, from);
    if (start !== -1) return start;
    const last = text.lastIndexOf('<');
    const isTagBegun = last >= from && this.startTag.startsWith(text.slice(last));
    return isTagBegun ? last : text.length;
  }

  private pass(text: string, from: number, to: number): number {
    this.parser.write(text.slice(from, to));
    return to;
  }
}
