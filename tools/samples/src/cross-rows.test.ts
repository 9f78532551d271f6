import { crossRows, percentageOf } from './cross-rows.ts';

describe('percentageOf', () => {
  it.each([
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 800, 0.13],
    [201, 20_000, 1.01],
    [1, 20_000, 0.01],
    [0, 0, 0],
    [7, 7, 100],
  ])('rounds %i of %i half up to %d', (count, total, expected) => {
    expect(percentageOf(count, total)).toBe(expected);
  });
});

describe('crossRows', () => {
  it('orders choices by count, then by ballot position', () => {
    const rows = crossRows(
      9,
      [
        ['A', 1],
        ['B', 4],
        ['C', 1],
        ['D', 0],
      ],
      [['UNDERVOTE', 3]],
    );
    expect(rows.map(({ choice }) => choice)).toEqual(['B', 'A', 'C', 'D', 'UNDERVOTE']);
  });
});
