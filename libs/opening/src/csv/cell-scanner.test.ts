import { createRandom, drawIndex } from '@crossvote/samples';
import { CellScanner, cellLimit } from './cell-scanner.ts';

function cellsOf(text: string | Buffer, reference = false): string[] | string {
  const scanner = new CellScanner(reference);
  const bytes = Buffer.from(text);
  const problem = scanner.read(bytes, 0, bytes.length);
  return problem ?? Array.from({ length: scanner.count }, (_, column) => scanner.text(column));
}

describe('the cell scanner', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    [',,', ['', '', '']],
    ['""', ['']],
    ['"a,b","c""d","e\r\nf"', ['a,b', 'c"d', 'e\r\nf']],
    ['="1",=2,"="', ['1', '=2', '=']],
    ['"=""1"""', ['1']],
    ['a "b" c,d', ['a "b" c', 'd']],
    ['é,\u{1F5F3},"ü"', ['é', '\u{1F5F3}', 'ü']],
  ])('finds the cells of %j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
    expect(cellsOf(text, true)).toEqual(cells);
  });

  it.each(['"a"b', '"a', '"a" ,b', '="1"2'])(
    'refuses quotation marks that break the rules: %j',
    (text) => {
      expect(cellsOf(text)).toBe('breaks the CSV rules for quotation marks');
      expect(cellsOf(text, true)).toBe('breaks the CSV rules for quotation marks');
    },
  );

  it('refuses bytes that are no text', () => {
    expect(cellsOf(Buffer.from([97, 0xff]))).toBe('is not UTF-8 text');
    expect(cellsOf('a\0b')).toBe('holds a NUL (a byte 0), which no text has');
  });

  it('finds what csv-parse finds in random records', () => {
    const random = createRandom(5);
    const pieces = ['a', '1', ',', ',', '"', '"', '""', '=', '="', '\n', '\r', ' ', 'é', '\uFEFF'];
    for (let run = 0; run < 20_000; run += 1) {
      const length = 1 + drawIndex(random, 10);
      const text = Array.from(
        { length },
        () => pieces[drawIndex(random, pieces.length)] ?? '',
      ).join('');
      expect({ text, cells: cellsOf(text) }).toEqual({ text, cells: cellsOf(text, true) });
    }
  });

  it.each([
    [
      ';',
      ['a;b', 'c,d,e,f;1;2', '"g;h";2;,'],
      [
        ['a', 'b'],
        ['c,d,e,f', '1', '2'],
        ['g;h', '2', ','],
      ],
    ],
    [
      '\t',
      ['"a,b,c"\td', '="1"\t2,3', '"e""\t"\tf g'],
      [
        ['a,b,c', 'd'],
        ['1', '2,3'],
        ['e"\t', 'f g'],
      ],
    ],
    [
      ',',
      ['a;b,c', '1;2;3,4'],
      [
        ['a;b', 'c'],
        ['1;2;3', '4'],
      ],
    ],
    ['; after a row without any', ['Title', 'a;b', '1;2'], [['Title'], ['a', 'b'], ['1', '2']]],
  ])('takes the delimiter that the first record has most often: %s', (_, records, wanted) => {
    for (const reference of [false, true]) {
      const scanner = new CellScanner(reference);
      const found = records.map((text) => {
        expect(scanner.read(Buffer.from(text), 0, text.length)).toBeUndefined();
        return Array.from({ length: scanner.count }, (_, column) => scanner.text(column));
      });
      expect(found).toEqual(wanted);
    }
  });

  it('finds what csv-parse finds in random records of semicolons', () => {
    const random = createRandom(6);
    const pieces = ['a', ';', ';', ',', '"', '""', '="', '\n', ' ', 'é'];
    for (let run = 0; run < 5000; run += 1) {
      const text = Array.from(
        { length: 1 + drawIndex(random, 10) },
        () => pieces[drawIndex(random, pieces.length)] ?? '',
      ).join('');
      const [fast, slow] = [false, true].map((reference) => {
        const scanner = new CellScanner(reference);
        scanner.read(Buffer.from('a;b'), 0, 3);
        const bytes = Buffer.from(text);
        const problem = scanner.read(bytes, 0, bytes.length);
        return (
          problem ?? Array.from({ length: scanner.count }, (_, column) => scanner.text(column))
        );
      });
      expect({ text, cells: fast }).toEqual({ text, cells: slow });
    }
  });

  it('takes thousands of cells, and refuses a record beyond the limit', () => {
    expect(cellsOf(','.repeat(cellLimit - 1))).toHaveLength(cellLimit);
    expect(cellsOf(','.repeat(cellLimit - 1), true)).toHaveLength(cellLimit);
    expect(cellsOf(','.repeat(cellLimit))).toBe(`has more than ${cellLimit} cells`);
    expect(cellsOf(','.repeat(cellLimit), true)).toBe(`has more than ${cellLimit} cells`);
  });

  it('has no text and no content beyond the cells of the record at hand', () => {
    const scanner = new CellScanner();
    scanner.read(Buffer.from('a,b,c'), 0, 5, true);
    scanner.read(Buffer.from(','), 0, 1, true);
    expect([scanner.count, scanner.text(0), scanner.text(2), scanner.isEmpty(2)]).toEqual([
      2,
      '',
      '',
      true,
    ]);
    expect(scanner.hasContent).toBe(false);
  });
});
