import { plainLine, plainText } from './plain-text.ts';

describe('plainText', () => {
  it('shows what would steer a terminal', () => {
    expect(plainText('\u001b[31mred\u009b\r\u202e\u200fabc\u061c')).toBe(
      '\\u001b[31mred\\u009b\\u000d\\u202e\\u200fabc\\u061c',
    );
  });

  it('leaves letters of all scripts and the lines of a text alone', () => {
    const text = 'Lucía\n\t漢字 👍🏽';
    expect(plainText(text)).toBe(text);
  });

  it('keeps JSON the same value', () => {
    const value = { name: 'a\u009b\u202e\u001b\n' };
    expect(JSON.parse(plainText(JSON.stringify(value)))).toEqual(value);
  });
});

describe('plainLine', () => {
  it('makes one line of a name with line breaks', () => {
    expect(plainLine(' a \r\n b\tc ')).toBe('a b c');
  });
});
