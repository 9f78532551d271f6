import { crc32 } from 'node:zlib';
import type { CrossTable } from './cross-table.ts';

const checksumBytes = 4;

/**
 * A cross table as bytes: for every count that is not zero, the zeros before it and the count, as base-128 numbers
 * with the low seven bits first; then the CRC-32 of these.
 */
export function encodeCrossTable({ counts }: CrossTable): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  const write = (value: number) => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
    out.push(rest);
  };
  let zeros = 0;
  for (const count of counts) {
    if (count === 0) {
      zeros += 1;
      continue;
    }
    write(zeros);
    write(count);
    zeros = 0;
  }
  const bytes = new Uint8Array(out.length + checksumBytes);
  bytes.set(out);
  new DataView(bytes.buffer).setUint32(out.length, crc32(bytes.subarray(0, out.length)));
  return bytes;
}

/**
 * The inverse of {@link encodeCrossTable}.
 *
 * @throws RangeError when the bytes are no such table: the database was damaged
 */
export function decodeCrossTable(bytes: Uint8Array, rows: number, columns: number): CrossTable {
  const end = bytes.length - checksumBytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (end < 0 || view.getUint32(end) !== crc32(bytes.subarray(0, end)))
    throw new RangeError('damaged cross table');
  const counts = new Float64Array(rows * columns);
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
  for (let place = 0; at < end; place += 1) {
    place += read();
    if (place >= counts.length) throw new RangeError('damaged cross table');
    counts[place] = read();
  }
  return { rows, columns, counts };
}

/** The table of the same contests the other way round. */
export function transpose({ rows, columns, counts }: CrossTable): CrossTable {
  const turned = new Float64Array(counts.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      turned[column * rows + row] = counts[row * columns + column] ?? 0;
  return { rows: columns, columns: rows, counts: turned };
}
