import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';

/**
 * Writes the different times of a race. A time as `2024-11-06T01:02:03Z` is an empty text and the seconds since the one
 * before; any other is its text.
 */
export function writeTimes(out: ByteWriter, times: readonly string[]): void {
  out.number(times.length);
  let last = 0;
  for (const time of times) {
    const seconds = Date.parse(time) / 1000;
    const isPlain = Number.isInteger(seconds) && plainTime(seconds) === time;
    out.text(isPlain ? '' : time);
    if (!isPlain) continue;
    out.signed(seconds - last);
    last = seconds;
  }
}

/** Inverse of {@link writeTimes}. */
export function readTimes(bytes: ByteReader): string[] {
  let last = 0;
  return Array.from({ length: bytes.count(1) }, () => {
    const text = bytes.text();
    if (text !== '') return text;
    last += bytes.signed();
    const time = plainTime(last);
    if (time === undefined) throw new RangeError('a time is out of range');
    return time;
  });
}

function plainTime(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace('.000Z', 'Z');
}
