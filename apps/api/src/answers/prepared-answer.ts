import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RenderedAnswer } from './answerer.ts';

const pack = promisify(gzip);

/** Shortest answer that is packed, in bytes. */
const gzipThresholdBytes = 1024;

/** The answer of an endpoint as it goes over the wire. */
export class PreparedAnswer {
  readonly plain: Buffer;
  readonly etag: string;
  readonly headers: RenderedAnswer['headers'];
  #packed: Promise<Buffer> | undefined;

  /** @param etag - in place of that of the body, where a version stands for it */
  constructor({ body, etag: ownTag, headers }: RenderedAnswer, etag = ownTag) {
    this.plain = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.etag = etag;
    this.headers = headers;
  }

  /** The same as gzip, packed once, in a thread of Node's; undefined where it is too short for that. */
  packed(): Promise<Buffer> | undefined {
    if (this.plain.length < gzipThresholdBytes) return undefined;
    return (this.#packed ??= pack(this.plain));
  }
}
