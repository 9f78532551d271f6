import { parse } from 'csv-parse/sync';
import { comma } from './find-delimiter.ts';

const quote = 34;
const equals = 61;

const brokenQuotes = 'breaks the CSV rules for quotation marks';

/** A quoted cell that holds the `="…"` wrapper itself: `"=""12"""`. */
const wrapped = /^="([^]*)"$/;

/**
 * The cells of one record by the whole CSV grammar. Uses csv-parse.
 *
 * @param bytes - one record as UTF-8 text without NUL, and without its line end
 * @param limit - most cells
 * @param delimiter - the byte between cells
 * @returns the problem where the record breaks the grammar or has more cells
 */
export function parseCells(
  bytes: Buffer,
  limit: number,
  delimiter = comma,
): { ok: true; cells: string[] } | { ok: false; problem: string } {
  const tidy = dropWrappers(bytes, delimiter);
  if (!tidy) return { ok: false, problem: brokenQuotes };
  // Delimiters are counted first, as csv-parse needs a hundred bytes for each cell. Delimiters within names are counted
  // too, which does no harm.
  if (countBytes(tidy, delimiter) >= limit)
    return { ok: false, problem: `has more than ${limit} cells` };
  try {
    const [cells, ...more] = parse(tidy, {
      delimiter: String.fromCharCode(delimiter),
      encoding: 'utf8',
      relax_quotes: true,
      // The record was cut out already. The text holds no NUL, so csv-parse cuts nothing again.
      record_delimiter: '\0',
    });
    if (!cells || more.length > 0) return { ok: false, problem: brokenQuotes };
    return { ok: true, cells: cells.map((cell) => wrapped.exec(cell)?.[1] ?? cell) };
  } catch {
    return { ok: false, problem: brokenQuotes };
  }
}

/**
 * Drops the `=` of each `="…"` cell, which is not part of the CSV grammar.
 *
 * @returns undefined when anything stands between the end of a quoted cell and the next delimiter: csv-parse would keep
 *   the cell with one quotation mark too many
 */
function dropWrappers(bytes: Buffer, delimiter: number): Buffer | undefined {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  let place: 'start' | 'bare' | 'quoted' | 'closed' = 'start';
  for (const [i, byte] of bytes.entries()) {
    if (place === 'start' && byte === equals && bytes[i + 1] === quote) continue;
    if (place === 'start' && byte === quote) place = 'quoted';
    else if (byte === quote && place === 'quoted') place = 'closed';
    else if (byte === quote && place === 'closed') place = 'quoted';
    else if (byte === delimiter && place !== 'quoted') place = 'start';
    else if (place === 'closed') return undefined;
    else if (place === 'start') place = 'bare';
    out[length] = byte;
    length += 1;
  }
  return place === 'quoted' ? undefined : out.subarray(0, length);
}

function countBytes(bytes: Buffer, wanted: number): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}
