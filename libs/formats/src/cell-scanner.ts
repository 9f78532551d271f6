import { parse } from 'csv-parse/sync';

const comma = 44;
const quote = 34;
const equals = 61;

/**
 * Finds the cells of one CSV record in its bytes: bare cells, quoted cells, and the `="…"` wrapper with which
 * exports keep identifiers as text in spreadsheets. After `scan()` answered true, cell `i` is the bytes from
 * `starts[i]` to `ends[i]`, without quotation marks.
 */
export class CellScanner {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  count = 0;

  /**
   * @returns false when the record needs the whole grammar (a doubled quotation mark, or one in the middle of
   *   a cell): then {@link parseCells} reads it
   */
  scan(buffer: Buffer, start: number, end: number): boolean {
    let { starts, ends } = this;
    let cell = 0;
    let i = start;
    for (;;) {
      if (cell === starts.length) ({ starts, ends } = this.grow());
      let first = i < end ? buffer[i] : comma;
      if (first === equals && i + 1 < end && buffer[i + 1] === quote) {
        i += 1;
        first = quote;
      }
      if (first === quote) {
        const open = i + 1;
        i = open;
        while (i < end && buffer[i] !== quote) i += 1;
        starts[cell] = open;
        ends[cell] = i;
        i += 1;
        if (i > end || (i < end && buffer[i] !== comma)) return false;
      } else {
        starts[cell] = i;
        while (i < end && buffer[i] !== comma) {
          if (buffer[i] === quote) return false;
          i += 1;
        }
        ends[cell] = i;
      }
      cell += 1;
      if (i >= end) break;
      i += 1;
    }
    this.count = cell;
    return true;
  }

  private grow(): this {
    const longer = (cells: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(cells.length * 2);
      grown.set(cells);
      return grown;
    };
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
    return this;
  }
}

/** Drops the `=` of each `="…"` cell: it stands outside the CSV grammar. */
function unwrapIdentifiers(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  let inQuotes = false;
  let atCellStart = true;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === equals && atCellStart && bytes[i + 1] === quote) continue;
    if (byte === quote) inQuotes = !inQuotes;
    atCellStart = byte === comma && !inQuotes;
    out[length] = byte;
    length += 1;
  }
  return out.subarray(0, length);
}

/**
 * The cells of one record by the whole CSV grammar, through csv-parse.
 *
 * @returns the problem where the record breaks the grammar or is not UTF-8
 */
export function parseCells(
  bytes: Buffer,
): { ok: true; cells: string[] } | { ok: false; problem: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      unwrapIdentifiers(bytes),
    );
  } catch {
    return { ok: false, problem: 'is not UTF-8 text' };
  }
  try {
    // The record was cut out already: a line end in it is part of a quoted cell, never the end of the record.
    const records = parse(text, {
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: false,
    });
    const [cells, ...more] = records;
    if (!cells || more.length > 0)
      return { ok: false, problem: 'breaks the CSV rules for quotation marks' };
    return { ok: true, cells };
  } catch {
    return { ok: false, problem: 'breaks the CSV rules for quotation marks' };
  }
}
