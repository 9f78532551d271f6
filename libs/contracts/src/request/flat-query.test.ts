import fc from 'fast-check';
import { flatQuery } from './flat-query.ts';
import { ProblemError } from '../problem.ts';

const entries = (rawQuery: string) => Object.entries(flatQuery.read(rawQuery));

describe('flatQuery', () => {
  it('keeps every value of a name in order', () => {
    expect(entries('a=1&b=2&a=3&a=')).toEqual([
      ['a', ['1', '3', '']],
      ['b', '2'],
    ]);
  });

  it('decodes names and values', () => {
    expect(entries('a%20b=1%2C2+3&c==d=')).toEqual([
      ['a b', '1,2 3'],
      ['c', '=d='],
    ]);
  });

  it('takes __proto__ and brackets for plain names', () => {
    expect(entries('__proto__=1&a[b]=2')).toEqual([
      ['__proto__', '1'],
      ['a[b]', '2'],
    ]);
    expect(Object.prototype).not.toHaveProperty('1');
  });

  it.each(['', '&&'])('finds nothing in %j', (rawQuery) => {
    expect(entries(rawQuery)).toEqual([]);
  });

  it.each(['a=%ff', '%=1'])('refuses the malformed encoding of %j', (rawQuery) => {
    expect(() => flatQuery.read(rawQuery)).toThrow(ProblemError);
  });

  it('reads what it wrote', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const value = fc.oneof(text, fc.array(text, { minLength: 2 }));
    fc.assert(
      fc.property(fc.dictionary(text, value), (query) => {
        expect(flatQuery.read(flatQuery.write(query))).toEqual({ ...query, __proto__: null });
      }),
      { seed: 10 },
    );
  });

  it('writes lists of ids as they are read best', () => {
    expect(flatQuery.write({ ids: '1,2', q: 'a b&c' })).toBe('ids=1,2&q=a%20b%26c');
  });
});
