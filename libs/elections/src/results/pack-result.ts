import { ByteWriter } from '../bytes/byte-writer.ts';
import type { RaceCounts, UnitResult } from '../model/race-result.ts';
import { packedForm, type PackedResult } from './packed-result.ts';
import { writeTimes } from './unit-times.ts';

/**
 * Packs the counts of a race. The order of units and of candidates makes no difference.
 *
 * @param result - by numbers: units from 1, positions of candidates from 0; counts up to 2^53 - 2
 * @throws RangeError where a unit, a candidate or a column occurs twice, a count is missing, or a number is out of range
 */
export function packResult(result: RaceCounts<number>): PackedResult {
  const units = result.units.toSorted((one, other) => one.unit - other.unit);
  const places = result.candidates
    .map((_, place) => place)
    .toSorted((one, other) => position(result, one) - position(result, other));
  return {
    units: packAscending(
      units.map(({ unit }) => unit),
      0,
      new ByteWriter(),
    ).bytes(),
    counts: packCounts({ ...result, units }, places),
  };
}

const position = ({ candidates }: RaceCounts<number>, place: number) => candidates[place] ?? NaN;

/** Differences, which are at least 1. */
function packAscending(numbers: readonly number[], before: number, out: ByteWriter): ByteWriter {
  let last = before;
  for (const number of numbers) {
    if (!(number > last && Number.isSafeInteger(number)))
      throw new RangeError(
        `number ${number} of a unit or a candidate occurs twice or is out of range`,
      );
    out.number(number - last);
    last = number;
  }
  return out;
}

function packCounts(
  result: RaceCounts<number>,
  places: readonly number[],
): Uint8Array<ArrayBuffer> {
  const { columns, units } = result;
  if (new Set(columns).size !== columns.length) throw new RangeError('a column occurs twice');
  const out = new ByteWriter();
  out.number(packedForm);
  out.number(places.length);
  packAscending(
    places.map((place) => position(result, place)),
    -1,
    out,
  );
  out.number(columns.length);
  for (const column of columns) out.text(column);
  const times = new Map<string, number>();
  for (const { lastUpdated } of units)
    if (lastUpdated !== '' && !times.has(lastUpdated)) times.set(lastUpdated, times.size + 1);
  writeTimes(out, [...times.keys()]);
  for (const unit of units) {
    packOptional(out, unit.precinctsReporting);
    packOptional(out, unit.precinctsTotal);
    packOptional(out, unit.electoralTotal);
    out.number(times.get(unit.lastUpdated) ?? 0);
    packUnit(out, unit, { places, columns: columns.length });
  }
  return out.bytes();
}

function packUnit(
  out: ByteWriter,
  { unit, counts }: UnitResult<number>,
  { places, columns }: { readonly places: readonly number[]; readonly columns: number },
): void {
  if (counts.length !== places.length || counts.some(({ length }) => length !== columns))
    throw new RangeError(`unit ${unit} lacks counts, or has too many`);
  for (const place of places) for (const count of counts[place] ?? []) packOptional(out, count);
}

function packOptional(out: ByteWriter, count: number | null): void {
  if (count !== null && count < 0) throw new RangeError(`${count} is no count`);
  out.number(count === null ? 0 : count + 1);
}
