/** Largest map of columns that is read or written, in bytes. */
export const mapBytesLimit = 1 << 20;
