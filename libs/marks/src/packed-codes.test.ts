import fc from 'fast-check';
import { packCodes, unpackCodes, widthFor } from './packed-codes.ts';

const dictionaryOf = (length: number) => new Array<string>(length);

describe('packed codes', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 4],
    [15, 4],
    [16, 8],
    [255, 8],
    [256, 16],
    [65_535, 16],
  ])('take the narrowest width: up to %i needs %i bits', (highest, width) => {
    expect(widthFor(highest)).toBe(width);
  });

  it.each([1, 3, 15, 255, 65_535])('come back as they were, up to %i', (highest) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: highest }), { maxLength: 70 }), (codes) => {
        const packed = packCodes(Uint16Array.from(codes), codes.length, highest);
        expect(packed.codes).toHaveLength(Math.ceil((codes.length * packed.width) / 8));
        const unpacked = unpackCodes(
          { ...packed, dictionary: dictionaryOf(highest) },
          codes.length,
        );
        expect([...unpacked]).toEqual(codes);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it.each([1, 3, 15, 255, 65_535])('are refused when bytes are missing, up to %i', (highest) => {
    const packed = packCodes(new Uint16Array(9).fill(highest), 9, highest);
    const short = {
      ...packed,
      codes: packed.codes.slice(0, -1),
      dictionary: dictionaryOf(highest),
    };
    expect(() => unpackCodes(short, 9)).toThrow(RangeError);
  });

  it('are refused when one is not in the dictionary', () => {
    const packed = packCodes(Uint16Array.of(1, 9, 3), 3, 9);
    expect(() => unpackCodes({ ...packed, dictionary: dictionaryOf(8) }, 3)).toThrow(RangeError);
    expect([...unpackCodes({ ...packed, dictionary: dictionaryOf(9) }, 3)]).toEqual([1, 9, 3]);
  });
});
