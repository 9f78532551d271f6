import { findLayouts } from './find-layouts.ts';
import { packCodes } from './packed-codes.ts';

/** A contest by the records that have it. */
function contest(records: readonly boolean[]) {
  const presence = new Uint32Array(Math.ceil(records.length / 32));
  records.forEach((has, at) => {
    if (has) presence[at >>> 5]! |= 1 << (at & 31);
  });
  return { presence, histogram: Uint32Array.of(records.filter((has) => !has).length) };
}

function style(codes: readonly number[]) {
  const highest = Math.max(...codes);
  const dictionary = Array.from({ length: highest }, (_, at) => `style ${at + 1}`);
  return { dictionary, ...packCodes(Uint16Array.from(codes), codes.length, highest) };
}

const column = (length: number, has: (record: number) => boolean) =>
  contest(Array.from({ length }, (_, at) => has(at)));

describe('the layouts of a block', () => {
  it('are numbered in the order of their first records, with the contests that each has', () => {
    const marks = new Map([
      [7, column(100, (at) => at % 2 === 1)],
      [8, column(100, () => true)],
      [9, column(100, (at) => at % 4 === 3)],
    ]);
    const layouts = findLayouts(marks, 100, undefined)!;
    expect([...layouts.codes.subarray(0, 8)]).toEqual([1, 2, 1, 3, 1, 2, 1, 3]);
    expect(layouts.records).toEqual([50, 25, 25]);
    expect(layouts.examples).toEqual([0, 1, 3]);
    expect([...layouts.contests]).toEqual([
      [7, Uint8Array.of(0b110)],
      [9, Uint8Array.of(0b100)],
    ]);
  });

  it('are at most 255: a contest that would make more of them is apart', () => {
    const bits = Array.from({ length: 10 }, (_, bit) =>
      column(4096, (at) => ((at >>> bit) & 1) === 1),
    );
    const layouts = findLayouts(new Map(bits.entries()), 4096, undefined)!;
    expect(layouts.records).toHaveLength(128);
    expect([...layouts.contests.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('tell styles apart where that is smaller than the styles themselves', () => {
    const marks = new Map([
      [0, column(5000, (at) => (at * 7919) % 5 < 2)],
      [1, column(5000, (at) => (at * 7919) % 5 > 2)],
    ]);
    const mixed = Array.from({ length: 5000 }, (_, at) => 1 + ((at * 7919) % 5));
    expect(findLayouts(marks, 5000, style(mixed))!.records).toHaveLength(5);
    const inRuns = Array.from({ length: 5000 }, (_, at) => 1 + Math.floor(at / 250));
    expect(findLayouts(marks, 5000, style(inRuns))!.records).toHaveLength(3);
  });

  it('are there for one contest alone where the style follows from them as well', () => {
    const has = (at: number) => (at * 7919) % 5 < 2;
    const marks = new Map([[0, column(5000, has)]]);
    const styles = (of: (at: number) => number) =>
      style(Array.from({ length: 5000 }, (_, at) => of(at)));
    const following = styles((at) => (has(at) ? 1 : 2));
    expect(findLayouts(marks, 5000, following)!.records).toEqual([2000, 3000]);
    const inRuns = styles((at) => 1 + Math.floor(at / 250));
    expect(findLayouts(marks, 5000, inRuns)).toBeUndefined();
    expect(findLayouts(marks, 5000, undefined)).toBeUndefined();
  });

  it('are those of 200 districts, each with a contest of its own', () => {
    const districts = Array.from({ length: 200 }, (_, district) =>
      column(4000, (at) => at % 200 === district),
    );
    const layouts = findLayouts(new Map(districts.entries()), 4000, undefined)!;
    expect(layouts.records).toEqual(Array(200).fill(20));
    expect(layouts.contests.size).toBe(200);
  });

  it('leave more styles apart than there can be layouts', () => {
    const marks = new Map([
      [0, column(1000, (at) => at % 2 === 0)],
      [1, column(1000, (at) => at % 2 === 1)],
    ]);
    const styles = style(Array.from({ length: 1000 }, (_, at) => 1 + (at % 400)));
    expect(findLayouts(marks, 1000, styles)!.records).toEqual([500, 500]);
  });
});
