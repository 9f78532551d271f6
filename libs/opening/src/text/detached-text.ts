/** Shorter texts are never slices of others. */
const sliceLength = 13;

/** A text of its own: a slice would hold the part of the file around it in memory. */
export function detachedText(text: string): string {
  return text.length < sliceLength ? text : Buffer.from(text).toString();
}
