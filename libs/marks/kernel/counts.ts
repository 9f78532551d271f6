// AssemblyScript: TypeScript's syntax with the types of WebAssembly. It runs at its full speed from the first call on,
// where JavaScript's engine would go through a whole election in its slow modes first.

/** Counts of one table: a number of 32 bits for each byte. */
const tableBytes: usize = 1024;

/**
 * Counts pairs of codes of four bits, two in each byte: in the table at `counts`, by the first code times 16 plus the
 * second. Eight bytes of either are taken at once; what stands behind the last full eight is left to the caller.
 *
 * @param counts - four tables: neighbours that are equal need not wait for each other
 */
export function countPairs(first: usize, second: usize, bytes: usize, counts: usize): void {
  memory.fill(counts, 0, 4 * tableBytes);
  for (const end = first + (bytes & ~7); first < end; first += 8, second += 8) {
    const one = load<u64>(first);
    const other = load<u64>(second);
    // For each half of each byte: the code of the one above that of the other.
    const low = ((one & 0x0f0f0f0f0f0f0f0f) << 4) | (other & 0x0f0f0f0f0f0f0f0f);
    const high = (one & 0xf0f0f0f0f0f0f0f0) | ((other >>> 4) & 0x0f0f0f0f0f0f0f0f);
    countEach(low, counts);
    countEach(high, counts + 2 * tableBytes);
  }
}

/** The same of single bytes. */
export function countBytes(first: usize, bytes: usize, counts: usize): void {
  memory.fill(counts, 0, 4 * tableBytes);
  for (const end = first + (bytes & ~7); first < end; first += 8)
    countEach(load<u64>(first), counts);
}

/** Counts eight bytes in two tables. */
function countEach(bytes: u64, counts: usize): void {
  const other = counts + tableBytes;
  count(counts, bytes & 255);
  count(other, (bytes >>> 8) & 255);
  count(counts, (bytes >>> 16) & 255);
  count(other, (bytes >>> 24) & 255);
  count(counts, (bytes >>> 32) & 255);
  count(other, (bytes >>> 40) & 255);
  count(counts, (bytes >>> 48) & 255);
  count(other, bytes >>> 56);
}

function count(counts: usize, byte: u64): void {
  const place = counts + ((<usize>byte) << 2);
  store<u32>(place, load<u32>(place) + 1);
}
