import fc from 'fast-check';
import { countBytes, countPairs } from './count-kernel.ts';

/** Lengths around what is taken at once: eight bytes, and a window. */
const anyLength = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 32_760, max: 32_780 }),
  fc.integer({ min: 65_530, max: 70_000 }),
);
const columnOf = (length: number, seed: number) =>
  Uint8Array.from({ length: length + 9 }, (_, i) => Math.imul(i + seed, 2654435761) >>> 24);

describe('the kernel', () => {
  it('counts bytes as one by one', () => {
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

  it('counts pairs of codes as one by one', () => {
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
