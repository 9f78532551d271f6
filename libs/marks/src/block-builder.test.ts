import type { Selection } from '@crossvote/election';
import { BlockBuilder, type RecordBlock } from './block-builder.ts';
import { unpackCodes } from './packed-codes.ts';

const marksOf = (...choices: number[]): Selection => ({
  marks: choices.map((choice) => ({ choice, rank: 0 })),
  declared: 'nothing',
});
const bitsOf = (bits: number) =>
  marksOf(
    ...Array.from({ length: 20 }, (_, choice) => choice).filter((choice) => (bits >> choice) & 1),
  );

/** Adds records. @returns all blocks */
function build(
  records: number,
  capacity: number | undefined,
  fill: (builder: BlockBuilder, record: number) => void,
): RecordBlock[] {
  const builder = new BlockBuilder(capacity);
  const blocks: RecordBlock[] = [];
  for (let record = 0; record < records; record += 1) {
    fill(builder, record);
    const block = builder.endRecord();
    if (block) blocks.push(block);
  }
  const last = builder.takeBlock();
  return last ? [...blocks, last] : blocks;
}

/** What each record says about one contest, read back from the blocks. */
const readBack = (blocks: readonly RecordBlock[], contest: number) =>
  blocks.flatMap(({ marks, recordCount }) => {
    const block = marks.get(contest);
    if (!block) return Array<undefined>(recordCount).fill(undefined);
    return [...unpackCodes(block, recordCount)].map((code) => block.dictionary[code - 1]);
  });

describe('the block builder', () => {
  it.each([1, 2, 3, 7, 64])('gives every record back from blocks of %i records', (capacity) => {
    const blocks = build(100, capacity, (builder, record) => {
      if (record % 3 > 0) builder.setSelection(1, builder.selectionCode(1, marksOf(record % 5)));
      if (record % 10 === 9) builder.setSelection(4, builder.selectionCode(4, marksOf()));
      if (record % 4 > 0) builder.setAttribute(2, builder.attributeCode(2, `p${record % 6}`));
    });
    expect(blocks.every(({ recordCount }) => recordCount <= capacity)).toBe(true);
    expect(readBack(blocks, 1)).toEqual(
      Array.from({ length: 100 }, (_, record) =>
        record % 3 > 0 ? marksOf(record % 5) : undefined,
      ),
    );
    expect(readBack(blocks, 4)).toEqual(
      Array.from({ length: 100 }, (_, record) => (record % 10 === 9 ? marksOf() : undefined)),
    );
    const precincts = blocks.flatMap(({ attributes, recordCount }) => {
      const block = attributes.get(2);
      return block
        ? [...unpackCodes(block, recordCount)].map((code) => block.dictionary[code - 1])
        : Array<undefined>(recordCount).fill(undefined);
    });
    expect(precincts).toEqual(
      Array.from({ length: 100 }, (_, record) => (record % 4 > 0 ? `p${record % 6}` : undefined)),
    );
  });

  it('takes many records at once, as one by one, while there is room', () => {
    const builder = new BlockBuilder(3000);
    const selections = [undefined, marksOf(0), marksOf(1, 2)];
    const codes = selections.map((one) => (one ? builder.selectionCode(1, one) : 0));
    const values = [0, builder.attributeCode(2, 'P1'), builder.attributeCode(2, 'P2')];
    const blocks: RecordBlock[] = [];
    for (let from = 0; from < 7000;) {
      expect(builder.room).toBe(3000 - (from % 3000));
      const count = Math.min(builder.room, 1300, 7000 - from);
      const records = Array.from({ length: count }, (_, at) => from + at);
      builder.setSelections(
        1,
        Uint16Array.from(records, (record) => codes[record % 3]!),
      );
      builder.setAttributes(
        2,
        Uint16Array.from(records, (record) => values[record % 3]!),
      );
      const block = builder.endRecords(count);
      if (block) blocks.push(block);
      from += count;
    }
    blocks.push(builder.takeBlock()!);
    expect(blocks.map(({ recordCount }) => recordCount)).toEqual([3000, 3000, 1000]);
    expect(readBack(blocks, 1)).toEqual(
      Array.from({ length: 7000 }, (_, record) => selections[record % 3]),
    );
    const precincts = blocks.map(({ attributes }) => attributes.get(2)!);
    for (const [place, { dictionary, histogram }] of precincts.entries()) {
      expect(dictionary).toEqual(['P1', 'P2']);
      expect([...histogram]).toEqual(place < 2 ? [1000, 1000, 1000] : [334, 333, 333]);
    }
  });

  it('gives blocks that stay as they are while the next one is built', () => {
    const builder = new BlockBuilder();
    builder.setSelection(0, builder.selectionCode(0, marksOf(0)));
    builder.endRecord();
    const first = builder.takeBlock()?.marks.get(0);
    builder.setSelection(0, builder.selectionCode(0, marksOf(1)));
    builder.endRecord();
    expect(first?.dictionary).toEqual([marksOf(0)]);
    expect(builder.takeBlock()?.marks.get(0)?.dictionary).toEqual([marksOf(1)]);
  });

  it('gives no block for no records, and leaves out columns without entries', () => {
    expect(new BlockBuilder().takeBlock()).toBeUndefined();
    const [first, second] = build(2, 1, (builder, record) => {
      if (record === 0) builder.setSelection(0, builder.selectionCode(0, marksOf(1)));
    });
    expect([first?.marks.size, second?.marks.size]).toEqual([1, 0]);
  });

  it('ends a block when a dictionary is full, and loses no record', () => {
    // The last 4,000 records have the same selections as the first ones. The old codes of these are no longer valid.
    const selectionOf = (record: number) => bitsOf(record % 66_000);
    const blocks = build(70_000, 1_000_000, (builder, record) => {
      builder.setSelection(0, builder.selectionCode(0, selectionOf(record)));
    });
    expect(blocks.map(({ recordCount }) => recordCount)).toEqual([65_535, 4_465]);
    expect(
      readBack(blocks, 0).every(
        (selection, record) => selection?.marks.length === selectionOf(record).marks.length,
      ),
    ).toBe(true);
    expect(blocks[0]?.marks.get(0)?.width).toBe(16);
    // Only here do callers have to ask for their codes again.
    expect(blocks.map(({ endsCodes }) => endsCodes)).toEqual([true, false]);
  });

  it('refuses more distinct entries than codes, rather than count one for another', () => {
    const builder = new BlockBuilder();
    for (let entry = 0; entry < 65_535; entry += 1) builder.attributeCode(0, String(entry));
    expect(builder.attributeCode(0, '65534')).toBe(65_535);
    expect(() => builder.attributeCode(0, 'one more')).toThrow(RangeError);
  });

  it('ends a block when its dictionaries grow heavy', () => {
    const all = Array.from({ length: 3000 }, (_, choice) => choice);
    const blocks = build(1000, undefined, (builder, record) => {
      builder.setSelection(
        0,
        builder.selectionCode(0, marksOf(...all.filter((choice) => choice !== record))),
      );
    });
    expect(blocks.length).toBe(2);
    expect(readBack(blocks, 0).map((selection) => selection?.marks.length)).toEqual(
      Array(1000).fill(2999),
    );
  });

  it('says when the dictionaries that outlive its blocks have grown', () => {
    const builder = new BlockBuilder();
    const addValues = (from: number, count: number) => {
      for (let value = from; value < from + count; value += 1) {
        builder.setAttribute(0, builder.attributeCode(0, `Precinct ${10_000 + value}`));
        expect(builder.endRecord()).toBeUndefined();
      }
      expect(builder.takeBlock()?.attributes.get(0)?.dictionary).toHaveLength(count);
    };
    // 14 characters each, and four for the entry: 2^18 are reached with 14,564 of them.
    addValues(0, 14_563);
    expect(builder.isHeavy).toBe(false);
    addValues(0, 14_563);
    expect(builder.isHeavy).toBe(false);
    addValues(14_563, 1);
    expect(builder.isHeavy).toBe(true);
  });

  it('gives shorter blocks to an export of thousands of contests', () => {
    const blocks = build(20_000, undefined, (builder, record) => {
      if (record > 0) return;
      for (let contest = 0; contest < 4096; contest += 1)
        builder.setSelection(contest, builder.selectionCode(contest, marksOf()));
    });
    expect(blocks.map(({ recordCount }) => recordCount)).toEqual([16_384, 3_616]);
  });
});
