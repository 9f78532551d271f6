import { isUtf8 } from 'node:buffer';
import { partDepth, type JsonExtent, type JsonPart } from './json-extent.ts';
import type { MemberBuilder } from './member-builder.ts';
import { parsePlain, playJson } from './plain-json.ts';
import type { SharedPart, SharedParts } from './shared-parts.ts';

/** Stands for a part in the text around it; an object at that depth can be no other. */
const placeholder = (place: number) => `{"":${place}}`;

/**
 * Takes records of JSON whole: the contests by their text, the rest by the parser of the language. What reading them
 * token by token could object to, or take otherwise, is left to that.
 */
export class PlainJsonRecords {
  constructor(
    private readonly builder: MemberBuilder,
    private readonly parts: SharedParts,
  ) {}

  /** @returns false when the record is not plain; nothing is taken then */
  take(bytes: Buffer, start: number, extent: JsonExtent): boolean {
    if (extent.isOdd || !isUtf8(bytes.subarray(start, extent.end))) return false;
    const pairs = extent.pairs + extent.parts.length;
    const frame = parsePlain(frameOf(bytes, start, extent), pairs);
    if (!frame) return false;
    const parts: SharedPart[] = [];
    for (const part of extent.parts) {
      const found = this.partOf(bytes, part);
      if (!found) return false;
      parts.push(found);
    }
    this.play(frame, parts);
    return true;
  }

  private partOf(bytes: Buffer, { start, end, pairs }: JsonPart): SharedPart | undefined {
    const text = bytes.toString('latin1', start, end);
    const known = this.parts.find(text);
    if (known) return known;
    const value = parsePlain(bytes.toString('utf8', start, end), pairs);
    return (
      value &&
      this.parts.build(text, (builder, name) => {
        playJson(builder, name, value);
      })
    );
  }

  private play(frame: object, parts: readonly SharedPart[]): void {
    playJson(this.builder, 'CVR', frame, (name, value, depth) => {
      if (depth !== partDepth) return false;
      const part = parts[Number(Object.values(value)[0])];
      if (part) this.builder.whole(name, part.node, part.size);
      return true;
    });
  }
}

/** The text of a record without its parts. */
function frameOf(bytes: Buffer, start: number, { parts, end }: JsonExtent): string {
  let text = '';
  let from = start;
  for (const [place, part] of parts.entries()) {
    text += bytes.toString('utf8', from, part.start) + placeholder(place);
    from = part.end;
  }
  return text + bytes.toString('utf8', from, end);
}
