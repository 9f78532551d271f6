import { findDelimiter } from './find-delimiter.ts';

function delimiterOf(text: string): string | undefined {
  const bytes = Buffer.from(`x${text}\n`);
  const found = findDelimiter(bytes, 1, bytes.length - 1);
  return found === undefined ? undefined : String.fromCharCode(found);
}

describe('the delimiter of a record', () => {
  it.each([
    ['a,b;c', ','],
    ['a;b;c,d', ';'],
    ['a\tb\tc;d', '\t'],
    ['"a,b,c,d";e', ';'],
    ['Test Election;5.11.3.1;;;', ';'],
    ['Smith; Jones County,5.11.3.1', ','],
    ['Smith;Jones County,5.11.3.1', ','],
    ['RowNumber,BoxID,Choice_1:Seat; 1st; District,Choice_2:Seat; 2nd; District', ','],
    ['RowNumber,BoxID,Choice_1:A;B;C,Choice_2:D;E;F', ','],
    ['RowNumber;BoxID;Choice_1:Seat, 1st, District;Choice_2:Seat, 2nd, District', ';'],
    ['Title', undefined],
    ['Title; with signs', undefined],
    ['a, b; c, d', ','],
    ['', undefined],
  ])('%j is %j', (text, wanted) => {
    expect(delimiterOf(text)).toBe(wanted);
  });
});
