import { TextMemo } from '@crossvote/opening';
import type { CdfNode } from './cdf-node.ts';
import { MemberBuilder, type MemberSize } from './member-builder.ts';

/** An element with all that is in it, built once for every record that has it; its own name is left open. */
export interface SharedPart {
  readonly node: CdfNode;
  readonly size: MemberSize;
}

const noName = '';

/**
 * Elements by their text. Voters mark the same choices: what a contest says on one record, it says in the same
 * characters on thousands of others, and looking it up takes a fraction of parsing it.
 */
export class SharedParts {
  private readonly parts = new TextMemo<SharedPart>();

  find(text: string): SharedPart | undefined {
    return this.parts.find(text);
  }

  /**
   * Builds and keeps an element.
   *
   * @param text - of its own, and no slice: a slice would hold the file around it in memory
   * @param play - tells a builder of the element, under the name that it is given
   * @returns undefined when the element has a problem, which belongs to its record
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
