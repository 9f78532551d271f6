import fc from 'fast-check';
import { packCodes } from './packed-codes.ts';
import { fromStoredCodes, toStoredCodes } from './stored-codes.ts';

const packed = (codes: readonly number[], highest: number) =>
  packCodes(Uint16Array.from(codes), codes.length, highest);

describe('stored codes', () => {
  it('give the codes again, of any width and number', () => {
    const anyCodes = fc
      .constantFrom(1, 3, 15, 255, 65_535)
      .chain((highest) =>
        fc.tuple(
          fc.array(fc.integer({ min: 0, max: highest }), { minLength: 1, maxLength: 500 }),
          fc.constant(highest),
        ),
      );
    fc.assert(
      fc.property(anyCodes, ([codes, highest]) => {
        const before = packed(codes, highest);
        expect(fromStoredCodes(toStoredCodes(before), codes.length)).toEqual(before);
      }),
      { seed: 2 },
    );
  });

  it('are smaller where one code is far more frequent than others', () => {
    const codes = Array.from({ length: 10_000 }, (_, i) => ((i * 7919) % 31 === 0 ? 2 : 1));
    const stored = toStoredCodes(packed(codes, 15));
    expect(stored.isDeflated).toBe(true);
    expect(stored.codes.length).toBeLessThan(1700);
  });

  it('are never larger', () => {
    const stored = toStoredCodes(packed([1, 2, 3], 3));
    expect(stored).toMatchObject({ isDeflated: false, width: 2 });
    expect(stored.codes).toHaveLength(1);
  });

  it.each([
    ['another width', { width: 3 }],
    ['a wider width', { width: 8 }],
    ['lost bytes', { codes: new Uint8Array(3) }],
    ['bytes that were never deflated', { codes: Uint8Array.of(255, 255, 255) }],
    ['the wrong mark', { isDeflated: false }],
  ])('with %s are refused', (_what, damage) => {
    const stored = toStoredCodes(packed(new Array<number>(1000).fill(1), 15));
    expect(() => fromStoredCodes({ ...stored, ...damage }, 1000)).toThrow('damaged block of codes');
  });

  it('of another number of records are refused', () => {
    const stored = toStoredCodes(packed(new Array<number>(1000).fill(1), 15));
    expect(() => fromStoredCodes(stored, 900)).toThrow('damaged block of codes');
    expect(() => fromStoredCodes(stored, 2000)).toThrow('damaged block of codes');
  });
});
