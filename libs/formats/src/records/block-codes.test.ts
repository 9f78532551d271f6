import { AttributeCodes, BlockCodes } from './block-codes.ts';

describe('codes of a block', () => {
  it('are asked for once, until they are void', () => {
    const codes = new BlockCodes();
    let next = 0;
    const ask = () => (next += 1);
    expect(['a', 'b', 'a'].map((key) => codes.of(key, ask))).toEqual([1, 2, 1]);
    codes.forget();
    expect(codes.of('a', ask)).toBe(3);
  });

  it('of attributes are kept apart by kind, and empty values are not set', () => {
    const said: string[] = [];
    const attributes = new AttributeCodes({
      attributeCode: (kind, value) => {
        said.push(`ask ${kind} ${value}`);
        return 10 * kind + value.length;
      },
      setAttribute: (kind, code) => said.push(`set ${kind} ${code}`),
    });
    attributes.set(0, 'ab');
    attributes.set(1, 'ab');
    attributes.set(0, '');
    attributes.set(0, 'ab');
    attributes.forget();
    attributes.set(0, 'ab');
    expect(said).toEqual([
      ...['ask 0 ab', 'set 0 2', 'ask 1 ab', 'set 1 12', 'set 0 2'],
      ...['ask 0 ab', 'set 0 2'],
    ]);
  });
});
