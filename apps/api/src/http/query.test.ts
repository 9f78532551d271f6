import { parseQuery } from './query.ts';

const entries = (url: string) => [...parseQuery(url)];

describe('parseQuery', () => {
  it('keeps every value of a name in order', () => {
    expect(entries('/x?a=1&b=2&a=3')).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]);
  });

  it('decodes names and values', () => {
    expect(entries('/x?a%20b=1%2C2+3&c==d=')).toEqual([
      ['a b', ['1,2 3']],
      ['c', ['=d=']],
    ]);
  });

  it('takes __proto__ and brackets for plain names', () => {
    expect(entries('/x?__proto__=1&a[b]=2')).toEqual([
      ['__proto__', ['1']],
      ['a[b]', ['2']],
    ]);
    expect(Object.prototype).not.toHaveProperty('1');
  });

  it.each(['/x', '/x?', '/x?&&'])('finds nothing in %s', (url) => {
    expect(entries(url)).toEqual([]);
  });

  it('refuses malformed encoding', () => {
    expect(() => parseQuery('/x?a=%ff')).toThrow(URIError);
  });
});
