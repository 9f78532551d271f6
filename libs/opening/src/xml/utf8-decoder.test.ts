import { TextDecoder } from 'node:util';
import { createRandom, drawIndex, seedsFrom } from '@crossvote/samples';
import { Utf8Decoder } from './utf8-decoder.ts';

/** The text, or undefined where the bytes are refused. */
function decoded(bytes: Uint8Array, chunkBytes: number): string | undefined {
  const decoder = new Utf8Decoder();
  let text = '';
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes)
      text += decoder.decode(bytes.subarray(at, at + chunkBytes), true);
    return text + decoder.decode(new Uint8Array(), false);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function reference(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const marks = Buffer.from('\ufeff\ufeffaé');
const all = Buffer.from('a\u007f\u0080é߿ࠀ€\ufeff\uffff\u{10000}🙂\u{10ffff}');

describe('Utf8Decoder', () => {
  it.each([1, 2, 3, 4, 5, 100])('decodes chunks of %d bytes, without the first mark', (size) => {
    expect(decoded(all, size)).toBe(all.toString());
    expect(decoded(marks, size)).toBe('\ufeffaé');
  });

  it('refuses what the strict decoder of the language refuses', () => {
    const outcomes = { text: 0, refused: 0 };
    const seeds = seedsFrom(600, 3000);
    for (const seed of seeds) {
      const random = createRandom(seed);
      const at = drawIndex(random, all.length);
      const removed = drawIndex(random, 3);
      const put = Buffer.from([drawIndex(random, 256)].slice(drawIndex(random, 2)));
      const bytes = Buffer.concat([all.subarray(0, at), put, all.subarray(at + removed)]);
      const expected = reference(bytes);
      expect(decoded(bytes, 1 + drawIndex(random, 6))).toBe(expected);
      outcomes[expected === undefined ? 'refused' : 'text'] += 1;
    }
    expect(outcomes.text).toBeGreaterThan(seeds.length / 10);
    expect(outcomes.refused).toBeGreaterThan(seeds.length / 10);
  });
});
