import { isNoName, plainNumber, RecordKey } from './record-key.ts';

const halves = ({ low, high }: RecordKey) => `${low} ${high}`;

describe('a record key', () => {
  it('keeps names apart that have the same characters in other parts', () => {
    const key = new RecordKey();
    const names = [['1', '23'], ['12', '3'], ['123'], ['123', ''], ['', '123'], ['1', '2', '3']];
    const found = names.map((parts) => {
      return halves(key.name(parts));
    });
    expect(new Set(found).size).toBe(names.length);
  });

  it('is the same for text and its bytes, and goes on from what came before', () => {
    const key = new RecordKey();
    const whole = halves(key.begin().text('tabulator').number(7));
    const bytes = Buffer.from('a tabulator');
    expect(halves(key.begin().bytes(bytes, 2, bytes.length).number(7))).toBe(whole);
    const { low, high } = key.begin().text('tabulator');
    expect(halves(key.begin(low, high).number(7))).toBe(whole);
  });

  it('differs for each of many numbers', () => {
    const key = new RecordKey();
    const found = new Set<string>();
    for (let number = 1; number <= 20_000; number += 1) {
      found.add(halves(key.begin().text('1').number(number)));
      found.add(halves(key.begin().text('1').text(String(number))));
    }
    expect(found.size).toBe(40_000);
  });

  it('is the same for one number, however it is written', () => {
    const key = new RecordKey();
    const one = halves(key.name(['7', '12']));
    for (const parts of [
      ['7.0', '12'],
      ['7', '0012'],
      ['007', '12.00'],
    ])
      expect(halves(key.name(parts))).toBe(one);
    for (const parts of [
      ['7', '120'],
      ['7', '12.5'],
      ['7', '12.0.0'],
      ['7', 'A12'],
    ])
      expect(halves(key.name(parts))).not.toBe(one);
  });
});

describe('plainNumber', () => {
  it.each([
    ['12.0', '12'],
    ['0012', '12'],
    [' 12 ', '12'],
    ['000', '0'],
    ['0.0', '0'],
    ['12.5', '12.5'],
    ['0x12', '0x12'],
    ['1.', '1.'],
    ['', ''],
  ])('%j is %j', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });
});

describe('isNoName', () => {
  it.each(['', ' ', '0', '0.0', '000', '0000-00', 'X', 'xxx', '*', '***', 'n/a', 'NULL'])(
    '%j is none',
    (text) => {
      expect(isNoName(text)).toBe(true);
    },
  );

  it.each(['1', '10', 'X1', 'a', '0-1', 'nan-7'])('%j is one', (text) => {
    expect(isNoName(text)).toBe(false);
  });
});
