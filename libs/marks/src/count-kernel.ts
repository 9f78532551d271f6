import { kernelModule } from './generated/kernel.ts';

/** Bytes that are given to the kernel at once. */
const windowBytes = 1 << 15;
/** Four tables of 256 numbers. */
const tableNumbers = 4 * 256;
const countsAt = 16;
const firstAt = countsAt + 4 * tableNumbers;
const secondAt = firstAt + windowBytes;
const pages = Math.ceil((secondAt + windowBytes) / 65_536);

/** What kernel/counts.ts exports. */
interface KernelExports {
  countPairs(first: number, second: number, bytes: number, counts: number): void;
  countBytes(first: number, bytes: number, counts: number): void;
}

/** The kernel with its memory. */
interface Kernel {
  readonly exports: KernelExports;
  readonly bytes: Uint8Array;
  readonly counts: Uint32Array;
}

let loaded: Kernel | undefined;

function load(): Kernel {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new WebAssembly.Module(Buffer.from(kernelModule, 'base64'));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return {
    // kernel/counts.ts says what there is.
    exports: exports as unknown as KernelExports,
    bytes: new Uint8Array(memory.buffer),
    counts: new Uint32Array(memory.buffer, countsAt, tableNumbers),
  };
}

/**
 * Counts each byte of the first `bytes`. O(bytes)
 *
 * @returns by byte
 */
export function countBytes(codes: Uint8Array, bytes: number): Uint32Array {
  const { exports, bytes: memory, counts } = (loaded ??= load());
  const total = new Uint32Array(256);
  for (let from = 0; from < bytes; from += windowBytes) {
    const until = Math.min(bytes, from + windowBytes);
    memory.set(codes.subarray(from, until), firstAt);
    exports.countBytes(firstAt, until - from, countsAt);
    addTables(counts, total);
  }
  for (let i = bytes & ~7; i < bytes; i += 1) add(total, codes[i] ?? 0);
  return total;
}

/**
 * Counts each pair of codes of four bits in the first `bytes` of two columns, two pairs in each byte. O(bytes)
 *
 * @returns by the first code times 16 plus the second
 */
export function countPairs(first: Uint8Array, second: Uint8Array, bytes: number): Uint32Array {
  const { exports, bytes: memory, counts } = (loaded ??= load());
  const total = new Uint32Array(256);
  for (let from = 0; from < bytes; from += windowBytes) {
    const until = Math.min(bytes, from + windowBytes);
    memory.set(first.subarray(from, until), firstAt);
    memory.set(second.subarray(from, until), secondAt);
    exports.countPairs(firstAt, secondAt, until - from, countsAt);
    addTables(counts, total);
  }
  for (let i = bytes & ~7; i < bytes; i += 1) {
    const one = first[i] ?? 0;
    const other = second[i] ?? 0;
    add(total, ((one & 15) << 4) | (other & 15));
    add(total, (one & 240) | (other >>> 4));
  }
  return total;
}

function addTables(tables: Uint32Array, total: Uint32Array): void {
  for (let i = 0; i < tableNumbers; i += 1)
    total[i & 255] = (total[i & 255] ?? 0) + (tables[i] ?? 0);
}

function add(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}
