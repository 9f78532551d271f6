import { rowOf } from '@crossvote/marks';
import { countMadeUpRecords } from './warm-up.ts';

describe('the made-up records', () => {
  it('are counted as they were made: each third with itself', () => {
    const table = countMadeUpRecords();
    const rows = Array.from({ length: table.rows }, (_, row) => [...rowOf(table, row)]);
    const expected = rows.map((row, place) =>
      row.map((_, column) => (place === column && place < 3 ? 131_040 : 0)),
    );
    expect(rows).toEqual(expected);
  });
});
