import { ByteReader } from '../bytes/byte-reader.ts';
import type { RaceCounts, UnitResult } from '../model/race-result.ts';
import { packedForm, type PackedResult } from './packed-result.ts';
import { readTimes } from './unit-times.ts';

/** What every unit has beside its counts: precincts reporting, precincts, electoral votes, time. */
const numbersOfUnit = 4;

/**
 * Inverse of `packResult`; units and candidates come in ascending order.
 *
 * @throws RangeError where the bytes are nothing that `packResult` writes: they were damaged
 */
export function unpackResult({ units, counts }: PackedResult): RaceCounts<number> {
  const numbers = unpackUnits(new ByteReader(units));
  const bytes = new ByteReader(counts);
  const form = bytes.number();
  if (form !== packedForm) throw new RangeError(`form ${form} of packed results is not known`);
  const candidates = unpackAscending(bytes, bytes.count(1), -1);
  const columns = Array.from({ length: bytes.count(1) }, () => bytes.text());
  if (new Set(columns).size !== columns.length) throw new RangeError('a column occurs twice');
  const times = readTimes(bytes);
  const size = { candidates: candidates.length, columns: columns.length, times };
  const least = numbersOfUnit + size.candidates * size.columns;
  if (numbers.length * least > bytes.left) throw new RangeError('the bytes end too early');
  const results = numbers.map((unit) => unpackUnit(bytes, unit, size));
  bytes.end();
  return { candidates, columns, units: results };
}

function unpackUnits(bytes: ByteReader): number[] {
  const numbers: number[] = [];
  for (let last = 0; bytes.left > 0; numbers.push(last)) last = next(bytes, last);
  return numbers;
}

function unpackAscending(bytes: ByteReader, length: number, before: number): number[] {
  let last = before;
  return Array.from({ length }, () => (last = next(bytes, last)));
}

function next(bytes: ByteReader, last: number): number {
  const difference = bytes.number();
  const number = last + difference;
  if (difference === 0) throw new RangeError('a unit or a candidate occurs twice');
  if (!Number.isSafeInteger(number)) throw new RangeError('a number is 2^53 or more');
  return number;
}

interface Size {
  readonly candidates: number;
  readonly columns: number;
  readonly times: readonly string[];
}

function unpackUnit(bytes: ByteReader, unit: number, size: Size): UnitResult<number> {
  const precinctsReporting = optional(bytes);
  const precinctsTotal = optional(bytes);
  const electoralTotal = optional(bytes);
  const lastUpdated = unpackTime(bytes.number(), size.times);
  // Of their exact length: a list that grows takes room for 17 counts at once, and a night has hundreds of thousands of lists.
  const counts = new Array<(number | null)[]>(size.candidates);
  for (let candidate = 0; candidate < size.candidates; candidate += 1) {
    const row = new Array<number | null>(size.columns);
    for (let column = 0; column < size.columns; column += 1) row[column] = optional(bytes);
    counts[candidate] = row;
  }
  return { unit, precinctsReporting, precinctsTotal, lastUpdated, electoralTotal, counts };
}

function unpackTime(place: number, times: readonly string[]): string {
  const time = place === 0 ? '' : times[place - 1];
  if (time === undefined) throw new RangeError('a unit has a time that is not there');
  return time;
}

function optional(bytes: ByteReader): number | null {
  const value = bytes.number();
  return value === 0 ? null : value - 1;
}
