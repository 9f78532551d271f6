import fc from 'fast-check';
import { cellCounts } from './cell-counts.ts';
import { tableOf, type CrossTable } from './cross-table.ts';
import { decodeCrossTable, encodeCrossTable, transpose } from './cross-table-bytes.ts';

/** The table with these counts, row by row. */
function dense(rows: number, columns: number, all: readonly number[]): CrossTable {
  const counts = cellCounts(rows * columns);
  all.forEach((records, cell) => {
    counts.add(cell, records);
  });
  return tableOf(counts.entries(), { rows, columns });
}

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.nat(200), fc.integer({ min: 0, max: 2 ** 40 })), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map((counts) => dense(rows, columns, counts)),
  );

describe('the bytes of a cross table', () => {
  it('give the table again', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const bytes = encodeCrossTable(table);
        expect(decodeCrossTable(bytes, table.rows, table.columns)).toEqual(table);
      }),
      { seed: 4 },
    );
  });

  it('are few where most counts are zero', () => {
    const counts = Array.from({ length: 1_000_000 }, (_, cell) => (cell === 999_999 ? 5 : 0));
    expect(encodeCrossTable(dense(1000, 1000, counts))).toHaveLength(3 + 1 + 4);
  });

  it('are refused with any byte changed, lost or added', () => {
    const table = dense(2, 2, [300, 0, 0, 70_000]);
    const bytes = encodeCrossTable(table);
    const damaged = [
      ...Array.from(bytes, (byte, place) => bytes.with(place, byte ^ 1)),
      bytes.slice(0, -1),
      Uint8Array.of(...bytes, 0),
      new Uint8Array(),
    ];
    for (const wrong of damaged)
      expect(() => decodeCrossTable(wrong, 2, 2)).toThrow('damaged cross table');
  });

  it('are refused where the contests have fewer choices', () => {
    const bytes = encodeCrossTable(dense(2, 2, [0, 0, 0, 1]));
    expect(() => decodeCrossTable(bytes, 1, 2)).toThrow('damaged cross table');
  });
});

describe('transpose', () => {
  it('turns rows into columns', () => {
    expect(transpose(dense(2, 3, [1, 0, 3, 4, 5, 0]))).toEqual(dense(3, 2, [1, 4, 0, 5, 3, 0]));
  });
});
