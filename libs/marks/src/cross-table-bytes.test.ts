import fc from 'fast-check';
import { decodeCrossTable, encodeCrossTable, transpose } from './cross-table-bytes.ts';

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.nat(200), fc.integer({ min: 0, max: 2 ** 40 })), {
        minLength: rows * columns,
        maxLength: rows * columns,
      })
      .map((counts) => ({ rows, columns, counts: Float64Array.from(counts) })),
  );

describe('the bytes of a cross table', () => {
  it('give the table again', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const bytes = encodeCrossTable(table);
        expect(decodeCrossTable(bytes, table.rows, table.columns)).toEqual(table);
      }),
    );
  });

  it('are few where most counts are zero', () => {
    const counts = new Float64Array(1_000_000);
    counts[999_999] = 5;
    expect(encodeCrossTable({ rows: 1000, columns: 1000, counts })).toHaveLength(3 + 1 + 4);
  });

  it('are refused with any byte changed, lost or added', () => {
    const table = { rows: 2, columns: 2, counts: Float64Array.of(300, 0, 0, 70_000) };
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
    const bytes = encodeCrossTable({ rows: 2, columns: 2, counts: Float64Array.of(0, 0, 0, 1) });
    expect(() => decodeCrossTable(bytes, 1, 2)).toThrow('damaged cross table');
  });
});

describe('transpose', () => {
  it('turns rows into columns', () => {
    const table = { rows: 2, columns: 3, counts: Float64Array.of(1, 2, 3, 4, 5, 6) };
    expect(transpose(table)).toEqual({
      rows: 3,
      columns: 2,
      counts: Float64Array.of(1, 4, 2, 5, 3, 6),
    });
  });
});
