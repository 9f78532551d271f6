const chunkBits = 12;
const chunkLength = 1 << chunkBits;

/** A list of unsigned 32-bit numbers that grows without being copied. */
export class NumberList {
  length = 0;
  private readonly chunks: Uint32Array[] = [];

  push(number: number): void {
    const place = this.length & (chunkLength - 1);
    if (place === 0) this.chunks.push(new Uint32Array(chunkLength));
    const chunk = this.chunks[this.length >>> chunkBits];
    if (chunk) chunk[place] = number;
    this.length += 1;
  }

  addAll(numbers: Iterable<number>): void {
    for (const number of numbers) this.push(number);
  }

  at(place: number): number {
    return this.chunks[place >>> chunkBits]?.[place & (chunkLength - 1)] ?? 0;
  }
}
