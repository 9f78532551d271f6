import type { Selection } from '@crossvote/election';
import fc from 'fast-check';
import { decodeDictionary, encodeDictionary, selectionKey } from './selection.ts';

const anyMark = fc.record({
  choice: fc.oneof(fc.nat(200), fc.nat(100_000)),
  rank: fc.nat(300),
});
const anySelection: fc.Arbitrary<Selection> = fc.record({
  marks: fc.array(anyMark, { maxLength: 40 }),
  declared: fc.constantFrom('nothing', 'overvoted', 'redacted'),
});

describe('the selection dictionary', () => {
  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(fc.array(anySelection, { maxLength: 20 }), (selections) => {
        expect(decodeDictionary(encodeDictionary(selections))).toEqual(selections);
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it('is refused when its last byte is missing', () => {
    fc.assert(
      fc.property(fc.array(anySelection, { minLength: 1, maxLength: 5 }), (selections) => {
        const bytes = encodeDictionary(selections).slice(0, -1);
        // A selection without marks is one byte. Without it the rest would still be a valid dictionary.
        fc.pre(selections.at(-1)!.marks.length > 0);
        expect(() => decodeDictionary(bytes)).toThrow(RangeError);
      }),
      { numRuns: 200, seed: 10 },
    );
  });

  it.each([
    ['an unknown declaration', [3]],
    ['marks that are not there', [8, 1, 0, 1]],
    ['a number without end', [128]],
    ['a number above 32 bits', [4, 255, 255, 255, 255, 16, 0]],
    ['a number of six bytes', [4, 255, 255, 255, 255, 255, 1, 0]],
  ])('is refused when it holds %s', (_, bytes) => {
    expect(() => decodeDictionary(Uint8Array.from(bytes))).toThrow(
      new RangeError('damaged selection dictionary'),
    );
  });

  it('has numbers of 32 bits, never negative ones, which would count elsewhere', () => {
    expect(decodeDictionary(Uint8Array.of(4, 255, 255, 255, 255, 15, 0))).toEqual([
      { marks: [{ choice: 4_294_967_295, rank: 0 }], declared: 'nothing' },
    ]);
    expect(() => decodeDictionary(Uint8Array.of(4, 255, 255, 255, 255, 16, 0))).toThrow(RangeError);
  });

  it('is either refused or of the right form when any of its bytes are damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          const selections = decodeDictionary(bytes);
          expect(decodeDictionary(encodeDictionary(selections))).toEqual(selections);
        } catch (error) {
          expect(String(error)).toBe('RangeError: damaged selection dictionary');
        }
      }),
      { numRuns: 1000, seed: 11 },
    );
  });
});

describe('the key of a selection', () => {
  it('is equal exactly for equal selections, whatever the order of their marks', () => {
    const plain = ({ marks, declared }: Selection) => [
      declared,
      marks.map(({ choice, rank }) => `${choice}/${rank}`).sort(),
    ];
    const few: fc.Arbitrary<Selection> = fc.record({
      marks: fc.array(fc.record({ choice: fc.nat(12), rank: fc.nat(2) }), { maxLength: 3 }),
      declared: fc.constantFrom('nothing', 'overvoted', 'redacted'),
    });
    fc.assert(
      fc.property(few, few, (a, b) => {
        const turned = { ...a, marks: a.marks.toReversed() };
        expect(selectionKey(turned)).toBe(selectionKey(a));
        expect(selectionKey(a) === selectionKey(b)).toBe(
          JSON.stringify(plain(a)) === JSON.stringify(plain(b)),
        );
      }),
      { numRuns: 1000, seed: 12 },
    );
  });
});
