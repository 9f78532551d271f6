import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Most bytes of packed answers that are kept. */
const defaultCapacityBytes = 32 * 1024 * 1024;

/** Packs answers and keeps the packed form by ETag: the same answer is asked for again and again. */
export class GzipCache {
  readonly #capacityBytes: number;
  readonly #bodies = new Map<string, Buffer>();
  #bytes = 0;

  constructor(capacityBytes = defaultCapacityBytes) {
    this.#capacityBytes = capacityBytes;
  }

  /** @param etag - the same for the same text, and for no other */
  async packed(etag: string, text: string): Promise<Buffer> {
    const known = this.#bodies.get(etag);
    if (known) {
      // Put last again: the order of the map is the order of use.
      this.#bodies.delete(etag);
      this.#bodies.set(etag, known);
      return known;
    }
    const body = await pack(text);
    this.#keep(etag, body);
    return body;
  }

  #keep(etag: string, body: Buffer): void {
    if (this.#bodies.has(etag) || body.length > this.#capacityBytes) return;
    this.#bodies.set(etag, body);
    this.#bytes += body.length;
    for (const [oldest, { length }] of this.#bodies) {
      if (this.#bytes <= this.#capacityBytes) return;
      this.#bodies.delete(oldest);
      this.#bytes -= length;
    }
  }

  /** Bytes kept. */
  get bytes(): number {
    return this.#bytes;
  }
}
