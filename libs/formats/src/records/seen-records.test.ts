import { SeenRecords } from './seen-records.ts';

describe('the records that were seen', () => {
  it('are told by batch and number', () => {
    const seen = new SeenRecords();
    expect(seen.add('1\0 2', 7)).toBe(true);
    expect(seen.add('1\0 2', 7)).toBe(false);
    expect(seen.add('1\0 2', 7 + 1024)).toBe(true);
    expect(seen.add('1\0 2', 999_999_999)).toBe(true);
    expect(seen.add('1\0 2', 999_999_999)).toBe(false);
    expect(seen.add('1\0 3', 7)).toBe(true);
    expect(seen.add('1\0 2', 0)).toBe(true);
  });

  it('are told in their millions, whatever their numbers', () => {
    const seen = new SeenRecords();
    const batchOf = (i: number) => `b${i % 200_000}`;
    for (let i = 0; i < 600_000; i += 1)
      if (!seen.add(batchOf(i), (i * 7919) % 1_000_000_000)) throw new Error(`record ${i} is new`);
    for (let i = 0; i < 600_000; i += 1)
      if (seen.add(batchOf(i), (i * 7919) % 1_000_000_000)) throw new Error(`record ${i} is known`);
    expect(seen.add('another', 1)).toBe(true);
  });
});
