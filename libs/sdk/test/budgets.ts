/** What a page may load, in bytes after minifying and gzip. */
export const budgets = {
  /** With the root entry. */
  first: 40_000,
  /** With each API family that comes later, or what checks its answers, without zod. */
  family: 20_000,
  /** What another dynamic import adds to the root: names of chunks, and a worse packing of smaller files. */
  chunkNames: 1000,
};
