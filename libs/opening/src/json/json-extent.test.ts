import { JsonExtent } from './json-extent.ts';

/** What is found in an object that is given in chunks. */
function found(text: string, chunkBytes = text.length, partDepth = 0) {
  const bytes = Buffer.from(text);
  const extent = new JsonExtent(partDepth);
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const end = extent.find(bytes.subarray(from, from + chunkBytes), 0);
    if (end !== -1) return { end: from + end, extent };
  }
  return { end: -1, extent };
}

const object = '{"a":[1,{"b}":"\\"]{:"}],"c":{"d":"\\\\","e":{}}}';

describe('the extent of a JSON object', () => {
  it('is found wherever chunks end', () => {
    for (let chunk = 1; chunk <= object.length; chunk += 1) {
      const { end, extent } = found(`${object},{"z":1}`, chunk);
      expect([end, extent.pairs, extent.deepest]).toEqual([object.length, 5, 3]);
    }
  });

  it('is not found where the bytes end before it', () => {
    for (let length = 1; length < object.length; length += 1)
      expect(found(object.slice(0, length)).end).toBe(-1);
  });

  it('tells the objects of one depth, and whether characters are written by their number', () => {
    const { extent } = found(object, object.length, 2);
    expect(extent.parts.map(({ start, end }) => object.slice(start, end))).toEqual([
      '{"d":"\\\\","e":{}}',
    ]);
    expect(extent.parts[0]?.pairs).toBe(2);
    expect(extent.hasNumberedCharacters).toBe(false);
    expect(found('{"a":"\\\\u0041"}').extent.hasNumberedCharacters).toBe(false);
    expect(found('{"a":"\\u0041"}').extent.hasNumberedCharacters).toBe(true);
  });
});
