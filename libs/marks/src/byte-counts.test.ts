import fc from 'fast-check';
import { countBytes, countPairs } from './byte-counts.ts';

/** Lengths around the number of bytes that are counted at once, and around whole blocks. */
const anyLength = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 32_760, max: 32_780 }),
);
/** A column with bytes after it, which may begin anywhere in its memory, as columns from a database do. */
const columnOf = (length: number, seed: number) =>
  Buffer.from(
    Array.from({ length: length + 9 }, (_, i) => Math.imul(i + seed, 2654435761) >>> 24),
  ).subarray(seed % 5);

describe('counts', () => {
  it('of bytes are those of one by one', () => {
    fc.assert(
      fc.property(anyLength, fc.nat(1000), (length, seed) => {
        const column = columnOf(length, seed);
        const expected = Array<number>(256).fill(0);
        for (const byte of column.subarray(0, length)) expected[byte]! += 1;
        expect([...countBytes(column, length)]).toEqual(expected);
      }),
      { seed: 5 },
    );
  });

  it('of pairs of codes are those of one by one', () => {
    fc.assert(
      fc.property(anyLength, fc.nat(1000), (length, seed) => {
        const [first, second] = [columnOf(length, seed), columnOf(length, seed + 7)];
        const expected = Array<number>(256).fill(0);
        for (let i = 0; i < length; i += 1) {
          expected[(first[i]! % 16) * 16 + (second[i]! % 16)]! += 1;
          expected[Math.floor(first[i]! / 16) * 16 + Math.floor(second[i]! / 16)]! += 1;
        }
        expect([...countPairs(first, second, length)]).toEqual(expected);
      }),
      { seed: 6 },
    );
  });
});
