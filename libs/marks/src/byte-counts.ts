/** Number of tables of 256 counts. With several tables, equal neighbours need not wait for each other. */
const tableCount = 4;

/**
 * Counts each byte of the first `bytes`. O(bytes)
 *
 * @returns by byte
 */
export function countBytes(codes: Uint8Array, bytes: number): Uint32Array {
  const tables = new Uint32Array(256 * tableCount);
  const words = wordsOf(codes, bytes);
  addWords(words, tables);
  for (let i = 4 * words.length; i < bytes; i += 1) add(tables, codes[i] ?? 0);
  return sumOf(tables);
}

/**
 * Counts each pair of codes in the first `bytes` of two columns. Codes have four bits, so each byte has two pairs.
 * O(bytes)
 *
 * @returns counts by 16 × first code + second code
 */
export function countPairs(first: Uint8Array, second: Uint8Array, bytes: number): Uint32Array {
  const tables = new Uint32Array(256 * tableCount);
  const words = wordsOf(first, bytes);
  addPairs(words, wordsOf(second, bytes), tables);
  for (let i = 4 * words.length; i < bytes; i += 1) {
    const one = first[i] ?? 0;
    const other = second[i] ?? 0;
    add(tables, ((one & 15) << 4) | (other & 15));
    add(tables, (one & 240) | (other >>> 4));
  }
  return sumOf(tables);
}

/** The bytes as words of four. Their order within a word makes no difference to a count. */
function wordsOf(codes: Uint8Array, bytes: number): Uint32Array {
  const isAligned = codes.byteOffset % 4 === 0;
  const { buffer, byteOffset } = isAligned ? codes : new Uint8Array(codes.subarray(0, bytes));
  return new Uint32Array(buffer, byteOffset, bytes >>> 2);
}

// Each loop is a function of its own: code after a loop makes the engine discard its machine code each time.

function addWords(words: Uint32Array, tables: Uint32Array): void {
  for (let i = 0; i < words.length; i += 1) addWord(tables, words[i] ?? 0);
}

function addPairs(words: Uint32Array, others: Uint32Array, tables: Uint32Array): void {
  for (let i = 0; i < words.length; i += 1) {
    const one = words[i] ?? 0;
    const other = others[i] ?? 0;
    // For each half of each byte: the code of the first column as the upper half, the code of the second as the lower
    // half.
    addWord(tables, ((one & 0x0f0f0f0f) << 4) | (other & 0x0f0f0f0f));
    addWord(tables, (one & 0xf0f0f0f0) | ((other >>> 4) & 0x0f0f0f0f));
  }
}

/** Counts four bytes, each in another table. */
function addWord(tables: Uint32Array, word: number): void {
  add(tables, word & 255);
  add(tables, 256 | ((word >>> 8) & 255));
  add(tables, 512 | ((word >>> 16) & 255));
  add(tables, 768 | (word >>> 24));
}

function add(tables: Uint32Array, place: number): void {
  tables[place] = (tables[place] ?? 0) + 1;
}

function sumOf(tables: Uint32Array): Uint32Array {
  const total = new Uint32Array(256);
  for (let i = 0; i < tables.length; i += 1)
    total[i & 255] = (total[i & 255] ?? 0) + (tables[i] ?? 0);
  return total;
}
