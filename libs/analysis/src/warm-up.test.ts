import { countMadeUpRecords } from './warm-up.ts';

describe('the made-up records', () => {
  it('are counted as they were made: each third with itself', () => {
    const { rows, columns, counts } = countMadeUpRecords();
    const isThird = (row: number, column: number) => row === column && row < 3;
    const expected = Array.from({ length: rows * columns }, (_, cell) =>
      isThird(Math.floor(cell / columns), cell % columns) ? 131_040 : 0,
    );
    expect([...counts]).toEqual(expected);
  });
});
