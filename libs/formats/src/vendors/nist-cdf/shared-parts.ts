import { TextMemo } from '@crossvote/opening';
import type { CdfNode } from './cdf-node.ts';
import { MemberBuilder, type MemberSize } from './member-builder.ts';

/** An element with its content, built once for all records that have it. Its own name is not part of it. */
export interface SharedPart {
  readonly node: CdfNode;
  readonly size: MemberSize;
}

const noName = '';

/**
 * Elements by their text. Many voters mark the same choices, so the text of a contest on one record is the same on
 * thousands of others. Looking it up takes a fraction of the time of parsing it.
 */
export class SharedParts {
  private readonly parts = new TextMemo<SharedPart>();

  find(text: string): SharedPart | undefined {
    return this.parts.find(text);
  }

  /**
   * Builds and keeps an element.
   *
   * @param text - must be no slice, which would keep the file around it in memory
   * @param play - passes the element to a builder, under a given name
   * @returns undefined when the element has a problem, which must be reported for its record
   */
  build(
    text: string,
    play: (builder: MemberBuilder, name: string) => void,
  ): SharedPart | undefined {
    let part: SharedPart | undefined;
    const builder = new MemberBuilder(new Set([noName]), ({ node, problem }) => {
      if (!problem) part = { node, size: builder.size };
    });
    builder.begin(noName);
    play(builder, noName);
    builder.end();
    if (!part) return undefined;
    part.node.isShared = true;
    this.parts.keep(text, part);
    return part;
  }
}
