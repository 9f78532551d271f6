import fc from 'fast-check';
import { percentage } from './percentage.ts';

/** Half up on whole numbers of any size, as text with two decimals. */
function exactly(count: number, total: number): string {
  if (total === 0) return '0.00';
  const hundredths = (20_000n * BigInt(count) + BigInt(total)) / (2n * BigInt(total));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

describe('percentage', () => {
  it.each([
    [1, 800, 0.13],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 20_000, 0.01],
    [1, 20_001, 0],
    [335, 100_000, 0.34],
    [0, 0, 0],
    [0, 5, 0],
    [5, 5, 100],
  ])('of %d in %d is %d', (count, total, expected) => {
    expect(percentage(count, total)).toBe(expected);
  });

  it('equals exact arithmetic for any counts of records', () => {
    const pair = fc
      .integer({ min: 0, max: 2_000_000_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(pair, ([count, total]) => {
        expect(percentage(count, total).toFixed(2)).toBe(exactly(count, total));
      }),
      { numRuns: 5000, seed: 11 },
    );
  });

  it('rounds every exact half up', () => {
    for (let count = 1; count < 4000; count += 2)
      expect(percentage(count, 20_000).toFixed(2)).toBe(exactly(count, 20_000));
  });
});
