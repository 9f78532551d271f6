import { createRandom, drawIndex } from '@crossvote/samples';
import { RecordSplitter } from './record-splitter.ts';

interface Cut {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly terminated: boolean;
  readonly tooLong: boolean;
}

/** The records of a text that comes in chunks of one size. */
function split(text: string, chunkSize: number, limit?: number): Cut[] {
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter(limit);
  const records: Cut[] = [];
  const take = () => {
    while (splitter.next()) {
      const { buffer, start, end, line, endLine, terminated, tooLong } = splitter;
      records.push({
        text: buffer.toString('utf8', start, end),
        line,
        endLine,
        terminated,
        tooLong,
      });
    }
  };
  for (let at = 0; at < bytes.length; at += chunkSize) {
    splitter.push(bytes.subarray(at, at + chunkSize));
    take();
  }
  splitter.finish();
  take();
  return records;
}

/** The same records, found one character at a time over the whole text. */
function plainSplit(text: string, limit = Infinity): Cut[] {
  const unquoted = text.replace(/"[^"]*("|$)/g, (quoted) => 'q'.repeat(quoted.length));
  const returns = unquoted.match(/\r(?!\n)/g) ?? [];
  const lineEnd = returns.length > unquoted.split('\n').length - 1 ? '\r' : '\n';
  const records: Cut[] = [];
  let line = 1;
  for (let from = 0; from < text.length;) {
    const found = unquoted.indexOf(lineEnd, from);
    const until = found === -1 ? text.length : found;
    const whole = text.slice(from, until);
    const endLine = line + (whole.split(lineEnd).length - 1);
    const content = lineEnd === '\n' ? whole.replace(/\r$/, '') : whole;
    const tooLong = Buffer.byteLength(whole) > limit;
    const record = {
      text: tooLong ? '' : content,
      line,
      endLine,
      terminated: found !== -1,
      tooLong,
    };
    if (content !== '') records.push(record);
    line = endLine + 1;
    from = until + 1;
  }
  return records;
}

const tricky = [
  '',
  '\n',
  'a',
  'a\nb\n',
  'a,b\r\nc,d\r\n',
  'a\rb\rc',
  'a\r\n\r\n\r\nb',
  '"a\nb",c\n"d\r\ne"\nf\n',
  '"a""b\n",c\r\n\r\n"",d\r\n',
  'a\r\n"b\rc"\r\n"d\n\n\ne",f\n',
  '"never closed\nb\nc',
  'a\r',
  'a\rb\n\rc"\r"d\r',
  '\r\r\r\ra\r',
  'a\n\r\nb\r\r\n\n',
  'é"ü\n"ß,\nñ\n',
  '"a\r\nb"\r\nc\r\n"d"e"\n"f\n',
];

describe('the record splitter', () => {
  it.each(tricky)('gives the same records in chunks of every size: %j', (text) => {
    const expected = plainSplit(text);
    for (let size = 1; size <= Buffer.byteLength(text) + 1; size += 1)
      expect(split(text, size)).toEqual(expected);
  });

  it('gives the same records of random texts in chunks of random sizes', () => {
    const random = createRandom(11);
    for (let run = 0; run < 3000; run += 1) {
      const length = drawIndex(random, 40);
      const text = Array.from({ length }, () => 'ab,"\r\n\n\r\n'[drawIndex(random, 9)] ?? '').join(
        '',
      );
      expect(split(text, 1 + drawIndex(random, 12))).toEqual(plainSplit(text));
    }
  });

  it('counts line ends at the beginning: one of another kind in the first line does not decide', () => {
    expect(split('a\rb,c\r\nd,e\r\nf,g\r\n', 3).map(({ text }) => text)).toEqual([
      'a\rb,c',
      'd,e',
      'f,g',
    ]);
    expect(split('a\n,b\rc\rd\r', 3).map(({ text }) => text)).toEqual(['a\n,b', 'c', 'd']);
    const late = `${'x'.repeat(70_000)}\r${'y\n'.repeat(10)}`;
    for (const size of [999, 70_000, 70_001, 1 << 20])
      expect(split(late, size).map(({ text }) => text.length)).toEqual([70_000, 20]);
  });

  it('tells only the place of a record above the limit, in chunks of every size', () => {
    const text = 'a,b\n1234567890\n"12345\n67890\n12345",x\nlast\n12345678\n123456789';
    const expected = plainSplit(text, 8);
    expect(expected.map(({ tooLong }) => tooLong)).toEqual([false, true, true, false, false, true]);
    for (let size = 1; size <= text.length; size += 1)
      expect(split(text, size, 8)).toEqual(expected);
  });

  it('tells that the file ends within a quoted cell, and where that record begins', () => {
    const splitter = new RecordSplitter();
    splitter.push(Buffer.from('a\nb,"c\nd",e,"f\ng\n'));
    splitter.finish();
    expect([splitter.next(), splitter.next(), splitter.next()]).toEqual([true, true, false]);
    expect([splitter.endsInQuotes, splitter.line]).toEqual([true, 2]);
  });
});
