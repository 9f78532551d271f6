import { type ChildTaker, parsePlainXml, type PlainElement } from '@crossvote/opening';
import { keptAttributes, otherAttributes } from './cdf-node.ts';
import type { MemberBuilder } from './member-builder.ts';
import type { SharedPart, SharedParts } from './shared-parts.ts';

const partName = 'CVRContest';

/** Reads XML records as a whole, contests by their text. Records that are not plain are left to the parser. */
export class PlainXmlRecords implements ChildTaker {
  readonly name = 'CVR';
  private readonly taker = { name: partName, take: (text: string) => this.partOf(text) };

  constructor(
    private readonly builder: MemberBuilder,
    private readonly parts: SharedParts,
  ) {}

  take(xml: string, line: number): boolean {
    const record = parsePlainXml(xml, this.taker);
    // The parser names the line at which the tag ends.
    if (!record || xml.slice(0, xml.indexOf('>')).includes('\n')) return false;
    play(this.builder, record, record.name, line);
    return true;
  }

  private partOf(text: string): SharedPart | undefined {
    const known = this.parts.find(text);
    if (known) return known;
    const own = Buffer.from(text).toString();
    const contest = parsePlainXml<SharedPart>(own);
    return (
      contest &&
      this.parts.build(own, (builder, name) => {
        play(builder, contest, name);
      })
    );
  }
}

function play(
  builder: MemberBuilder,
  element: PlainElement<SharedPart>,
  name: string,
  line?: number,
): void {
  builder.begin(name, line);
  for (const [attribute, key] of keptAttributes) {
    const value = element.attributes.get(attribute);
    if (value !== undefined) builder.value(key, value);
  }
  builder.attributes(otherAttributes(element.attributes));
  for (const child of element.children) {
    if ('node' in child) builder.whole(partName, child.node, child.size);
    else play(builder, child, child.name);
  }
  if (element.text.trim() !== '') builder.text(element.text);
  builder.end();
}
