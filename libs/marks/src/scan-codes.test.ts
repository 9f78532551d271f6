import { BlockBuilder } from './block-builder.ts';

describe('the codes of a column', () => {
  it.each([1, 3, 15, 255, 256, 600])(
    'are counted, with a bit for each record that has one, where there are %i',
    (entries) => {
      const valueOf = (record: number) => (record % 3 === 0 ? 0 : 1 + (record % entries));
      const builder = new BlockBuilder();
      for (let entry = 1; entry <= entries; entry += 1) builder.attributeCode(0, `${entry}`);
      const records = Array.from({ length: 3000 }, (_, record) => record);
      builder.setAttributes(0, Uint16Array.from(records, valueOf));
      builder.endRecords(records.length);
      const { dictionary, histogram, presence } = builder.takeBlock()!.attributes.get(0)!;
      const counted = new Map<string, number>();
      for (const record of records) {
        const value = valueOf(record);
        if (value > 0) counted.set(`${value}`, (counted.get(`${value}`) ?? 0) + 1);
      }
      expect(histogram[0]).toBe(1000);
      expect(new Map(dictionary.map((value, place) => [value, histogram[place + 1]]))).toEqual(
        counted,
      );
      const isPresent = (record: number) => ((presence[record >>> 5]! >>> (record & 31)) & 1) === 1;
      expect(records.filter(isPresent)).toEqual(records.filter((record) => record % 3 > 0));
    },
  );
});
