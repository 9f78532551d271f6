import { decodeWindows1252, hasUndefinedBytes, toWindows1252 } from './windows-1252.ts';

describe('Windows-1252', () => {
  it('has typographic signs where Latin-1 has control characters', () => {
    const bytes = Buffer.from('O\x92Neil \x93\x8a\x9e\x94 \x80 \xe9\xff', 'latin1');
    expect(decodeWindows1252(bytes)).toBe('O’Neil “Šž” € éÿ');
    expect(decodeWindows1252(bytes.subarray(1, 3))).toBe('’N');
  });

  it('has a byte for each of its characters, and none for others', () => {
    const all = Buffer.from(Array.from({ length: 128 }, (_, index) => 0x80 + index));
    expect(toWindows1252(decodeWindows1252(all))).toEqual(all);
    expect(toWindows1252('ő')).toBeUndefined();
  });

  it('lacks five bytes', () => {
    const lacking = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) =>
      hasUndefinedBytes(Buffer.of(byte)),
    );
    expect(lacking).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  });
});
