import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RenderedAnswer } from './answerer.ts';

const pack = promisify(gzip);

/** Shortest answer that is packed, in bytes. */
const gzipThresholdBytes = 1024;

/** The answer of an endpoint as it goes over the wire. */
export class PreparedAnswer {
  /** JSON in UTF-8. */
  readonly plain: Buffer;
  readonly etag: string;
  #packed: Promise<Buffer> | undefined;

  constructor({ json, etag }: RenderedAnswer) {
    this.plain = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
    this.etag = etag;
  }

  /** The same as gzip, packed once, in a thread of Node's; undefined where it is too short for that. */
  packed(): Promise<Buffer> | undefined {
    if (this.plain.length < gzipThresholdBytes) return undefined;
    return (this.#packed ??= pack(this.plain));
  }
}
