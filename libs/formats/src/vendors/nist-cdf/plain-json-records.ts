import { isUtf8 } from 'node:buffer';
import type { JsonExtent, JsonPart } from '@crossvote/opening';
import type { MemberBuilder } from './member-builder.ts';
import { parsePlain, playJson } from './plain-json.ts';
import type { SharedPart, SharedParts } from './shared-parts.ts';

/** Depth of the contests in a record. */
export const partDepth = 5;
/** Deepest nesting of a record that is read here. Marks are nine levels deep. */
const depthLimit = 32;

/** Replaces a part in the text around it. No other object at that depth can look like this. */
const placeholder = (place: number) => `{"":${place}}`;

/**
 * Reads JSON records as a whole: contests by their text, the rest with the parser of the language. Records that reading
 * token by token would refuse or understand differently are left to that way.
 */
export class PlainJsonRecords {
  constructor(
    private readonly builder: MemberBuilder,
    private readonly parts: SharedParts,
  ) {}

  /**
   * @param extent - extent of the record, which is from `start` to `end`
   * @returns false when the record is not plain; then nothing is read
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
