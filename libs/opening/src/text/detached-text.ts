/** The engine never makes shorter texts as slices of others. */
const sliceLength = 13;

/** A copy of a text. A slice would keep the part of the file around it in memory. */
export function detachedText(text: string): string {
  return text.length < sliceLength ? text : Buffer.from(text).toString();
}
