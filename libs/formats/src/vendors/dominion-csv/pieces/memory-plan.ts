const pageBytes = 65_536;
/** No part begins at 0, so that 0 can mean "none". */
const firstByte = 16;

/** Lays out the memory of a WebAssembly module, part by part. */
export class MemoryPlan {
  /** Bytes so far. */
  size = firstByte;

  /** @returns the address of a new part of so many bytes: a multiple of 16 */
  take(bytes: number): number {
    const at = this.size;
    this.size += Math.ceil(bytes / 16) * 16;
    return at;
  }

  /** Memory for all parts, filled with zeros. */
  memory(): WebAssembly.Memory {
    const pages = Math.ceil(this.size / pageBytes);
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  }
}
