import { isUtf8 } from 'node:buffer';
import type { JsonExtent, JsonPart } from '@crossvote/opening';
import type { MemberBuilder } from './member-builder.ts';
import { parsePlain, playJson } from './plain-json.ts';
import type { SharedPart, SharedParts } from './shared-parts.ts';

/** Depth of the contests within a record. */
export const partDepth = 5;
/** Deepest nesting of a record that is taken here; marks lie nine levels deep. */
const depthLimit = 32;

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

  /**
   * @param extent - of the record, which stands from `start` to `end`
   * @returns false when the record is not plain; nothing is taken then
   */
  take(bytes: Buffer, start: number, end: number, extent: JsonExtent): boolean {
    const isOdd = extent.deepest > depthLimit || extent.hasNumberedCharacters;
    if (isOdd || !isUtf8(bytes.subarray(start, end))) return false;
    // A placeholder has one pair.
    const inParts = extent.parts.reduce((sum, { pairs }) => sum + pairs - 1, 0);
    const frame = parsePlain(frameOf(bytes, start, end, extent.parts), extent.pairs - inParts);
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
function frameOf(bytes: Buffer, start: number, end: number, parts: readonly JsonPart[]): string {
  let text = '';
  let from = start;
  for (const [place, part] of parts.entries()) {
    text += bytes.toString('utf8', from, part.start) + placeholder(place);
    from = part.end;
  }
  return text + bytes.toString('utf8', from, end);
}
