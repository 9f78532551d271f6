export const hashStart = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/** Of the bytes from `start` to `end`; equal bytes have equal hashes. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), hashPrime);
  return hash;
}
