/** The largest of ascending sizes up to a limit, else the smallest. */
export function sizeUpTo(sizes, limit) {
  return sizes.filter((size) => size <= limit).at(-1) ?? sizes[0];
}
