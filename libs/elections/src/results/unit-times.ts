import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';

/**
 * Writes the different times of a race. A time as `2024-11-06T01:02:03Z` is an empty text and the seconds since the one
 * before; any other is its text.
 */
export function writeTimes(out: ByteWriter, times: readonly string[]): void {
  const days = new DayNames();
  out.number(times.length);
  let last = 0;
  for (const time of times) {
    const seconds = Date.parse(time) / 1000;
    const isPlain = Number.isInteger(seconds) && plainTime(seconds, days) === time;
    out.text(isPlain ? '' : time);
    if (!isPlain) continue;
    out.signed(seconds - last);
    last = seconds;
  }
}

/** Inverse of {@link writeTimes}. */
export function readTimes(bytes: ByteReader): string[] {
  const days = new DayNames();
  let last = 0;
  return Array.from({ length: bytes.count(1) }, () => {
    const text = bytes.text();
    if (text !== '') return text;
    last += bytes.signed();
    if (Math.abs(last) > lastSecond) throw new RangeError('a time is out of range');
    return plainTime(last, days);
  });
}

/** Of what JavaScript's dates can hold, before and after 1970. */
const lastSecond = 8_640_000_000_000;
const secondsOfDay = 86_400;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** A second since 1970 in ISO 8601. Made by hand, as a night has a hundred thousand of them, nearly all on one day. */
function plainTime(seconds: number, days: DayNames): string {
  const day = Math.floor(seconds / secondsOfDay);
  const ofDay = seconds - day * secondsOfDay;
  const hours = twoDigits[Math.floor(ofDay / 3600)] ?? '';
  const minutes = twoDigits[Math.floor(ofDay / 60) % 60] ?? '';
  return `${days.nameOf(day)}T${hours}:${minutes}:${twoDigits[ofDay % 60] ?? ''}Z`;
}

/** Days in ISO 8601; the last one is remembered. */
class DayNames {
  #day = NaN;
  #name = '';

  /** @param day - since 1970 */
  nameOf(day: number): string {
    if (day === this.#day) return this.#name;
    this.#day = day;
    this.#name = new Date(day * secondsOfDay * 1000).toISOString().replace(/T.*/, '');
    return this.#name;
  }
}
