import { RecordSplitter, recordBytesLimit } from './record-splitter.ts';

const megabyte = 1 << 20;

/** Pushes `megabytes` of one byte. @returns the largest buffer that was held */
function feed(splitter: RecordSplitter, byte: number, megabytes: number): number {
  const chunk = Buffer.alloc(megabyte, byte);
  let largest = 0;
  for (let count = 0; count < megabytes; count += 1) {
    splitter.push(chunk);
    expect(splitter.next()).toBe(false);
    largest = Math.max(largest, splitter.buffer.length);
  }
  return largest;
}

describe('a line of 300 MB', () => {
  it.each([
    ['plain', ''],
    ['within a quoted cell', '"'],
  ])('is never held beyond the limit: %s', (_, opening) => {
    const splitter = new RecordSplitter();
    // The first 64 KiB decide what the line ends are.
    splitter.push(Buffer.from(`header\n${opening}${'x'.repeat(1 << 16)}`));
    expect(splitter.next()).toBe(true);
    expect(feed(splitter, 120, 300)).toBeLessThanOrEqual(recordBytesLimit + 2 * megabyte);
    splitter.push(Buffer.from(`${opening}\nnext\n`));
    expect(splitter.next()).toBe(true);
    expect(splitter).toMatchObject({ line: 2, endLine: 2, tooLong: true });
    expect(splitter.next()).toBe(true);
    expect(splitter).toMatchObject({ line: 3, tooLong: false });
  });

  it('is never held beyond the limit where it is the first, without any line end', () => {
    const splitter = new RecordSplitter();
    expect(feed(splitter, 34, 300)).toBeLessThanOrEqual(recordBytesLimit + 2 * megabyte);
    splitter.finish();
    expect(splitter.next()).toBe(true);
    expect(splitter).toMatchObject({ line: 1, tooLong: true, terminated: false });
    expect(splitter.next()).toBe(false);
  });

  it('and a file of line ends alone is not held at all', () => {
    expect(feed(new RecordSplitter(), 13, 30)).toBeLessThanOrEqual(2 * megabyte);
  });
});
