import fc from 'fast-check';
import { cellCounts } from './cell-counts.ts';

/** Few cells are kept in an array, many in a hash table. */
const anySize = fc.constantFrom(50, 2 ** 20, 2 ** 20 + 1, 2 ** 33);

describe('counts by cell', () => {
  it('are what was added, without zeros and in the order of the cells', () => {
    fc.assert(
      fc.property(
        anySize,
        fc.array(fc.tuple(fc.nat(2 ** 33 - 1), fc.nat(9)), { maxLength: 3000 }),
        (size, drawn) => {
          const counts = cellCounts(size);
          const plain = new Map<number, number>();
          for (const [place, records] of drawn) {
            const cell = place % size;
            counts.add(cell, records);
            plain.set(cell, (plain.get(cell) ?? 0) + records);
          }
          const { cells, records } = counts.entries();
          const expected = [...plain]
            .filter(([, sum]) => sum > 0)
            .sort(([one], [other]) => one - other);
          expect(Array.from(cells, (cell, at) => [cell, records[at]])).toEqual(expected);
        },
      ),
      { numRuns: 50, seed: 1 },
    );
  });
});
