/** The usual delimiter of cells. */
export const comma = 44;
const semicolon = 59;
const tab = 9;
const quote = 34;
const blank = 32;

/**
 * The delimiter of a CSV record: comma, semicolon or tab, whichever occurs most outside quotation marks. Semicolons and
 * commas before a blank count as punctuation of names, as in `US Representative; 1st District`. A delimiter other than
 * the comma must also be the first in the record: where it is part of a name, commas come before it.
 *
 * @returns undefined where the record has none
 */
export function findDelimiter(buffer: Buffer, start: number, end: number): number | undefined {
  const counts = new Map([comma, semicolon, tab].map((byte) => [byte, 0]));
  let inQuotes = false;
  let first: number | undefined;
  let hasComma = false;
  for (let i = start; i < end; i += 1) {
    const byte = buffer[i] ?? 0;
    if (byte === quote) inQuotes = !inQuotes;
    hasComma ||= byte === comma && !inQuotes;
    const count = inQuotes ? undefined : counts.get(byte);
    if (count === undefined || (byte !== tab && buffer[i + 1] === blank)) continue;
    first ??= byte;
    counts.set(byte, count + 1);
  }
  if (first === undefined) return hasComma ? comma : undefined;
  const isMost = [...counts.values()].every((count) => count <= (counts.get(first) ?? 0));
  return first !== comma && isMost && counts.get(first) !== counts.get(comma) ? first : comma;
}
