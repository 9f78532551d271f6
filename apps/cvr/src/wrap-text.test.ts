import { wrapText } from './wrap-text.ts';

describe('wrapText', () => {
  it('breaks between words and indents the lines after the first', () => {
    expect(wrapText('note: one two three four five', 16)).toBe(
      'note: one two\n  three four\n  five',
    );
  });

  it('passes over a run of blanks, however long', () => {
    expect(wrapText(`one${' '.repeat(1_000_000)}two`, 16)).toBe('one  two');
  });

  it('leaves a word alone that is longer than a line', () => {
    expect(wrapText(`see ${'x'.repeat(30)} there`, 20)).toBe(`see\n  ${'x'.repeat(30)}\n  there`);
  });

  it('breaks between wide characters, which fill two cells each', () => {
    expect(wrapText('note: 第一选区议员 ABC区', 12)).toBe('note: 第一选\n  区议员 ABC\n  区');
  });
});
