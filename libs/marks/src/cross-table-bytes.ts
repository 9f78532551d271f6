import { crc32 } from 'node:zlib';
import { tableOf, type CrossTable } from './cross-table.ts';

const checksumBytes = 4;

/**
 * A cross table as bytes: for every count that is not zero, the zeros before it and the count, as base-128 numbers
 * with the low seven bits first; then the CRC-32 of these.
 */
export function encodeCrossTable(table: CrossTable): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  const write = (value: number) => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
    out.push(rest);
  };
  let next = 0;
  eachCount(table, (row, column, count) => {
    const cell = row * table.columns + column;
    write(cell - next);
    write(count);
    next = cell + 1;
  });
  const bytes = new Uint8Array(out.length + checksumBytes);
  bytes.set(out);
  new DataView(bytes.buffer).setUint32(out.length, crc32(bytes.subarray(0, out.length)));
  return bytes;
}

/**
 * The inverse of {@link encodeCrossTable}.
 *
 * @throws RangeError when the bytes are not such a table: the database was damaged
 */
export function decodeCrossTable(bytes: Uint8Array, rows: number, columns: number): CrossTable {
  const end = bytes.length - checksumBytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (end < 0 || view.getUint32(end) !== crc32(bytes.subarray(0, end)))
    throw new RangeError('damaged cross table');
  const cells: number[] = [];
  const counts: number[] = [];
  let at = 0;
  const read = () => {
    let value = 0;
    for (let unit = 1; at < end; unit *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * unit;
      if (byte < 128) break;
    }
    return value;
  };
  for (let cell = 0; at < end; cell += 1) {
    cell += read();
    if (cell >= rows * columns) throw new RangeError('damaged cross table');
    cells.push(cell);
    counts.push(read());
  }
  const entries = { cells: Float64Array.from(cells), records: Float64Array.from(counts) };
  return tableOf(entries, { rows, columns });
}

/** The table of the same two contests in the other order. */
export function transpose(table: CrossTable): CrossTable {
  const { rows, columns, places } = table;
  const starts = new Uint32Array(columns + 1);
  for (const column of places) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 1; column <= columns; column += 1)
    starts[column] = (starts[column] ?? 0) + (starts[column - 1] ?? 0);
  const turned = {
    ...{ rows: columns, columns: rows, starts },
    ...{ places: new Uint32Array(places.length), counts: new Float64Array(places.length) },
  };
  const next = starts.slice();
  eachCount(table, (row, column, count) => {
    const at = next[column] ?? 0;
    next[column] = at + 1;
    turned.places[at] = row;
    turned.counts[at] = count;
  });
  return turned;
}

/** Goes through the counts that are not zero, row by row. */
function eachCount(
  { rows, starts, places, counts }: CrossTable,
  take: (row: number, column: number, count: number) => void,
): void {
  for (let row = 0, at = 0; row < rows; row += 1)
    for (const end = starts[row + 1] ?? 0; at < end; at += 1)
      take(row, places[at] ?? 0, counts[at] ?? 0);
}
