import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RenderedAnswer } from './answerer.ts';

const pack = promisify(gzip);

/** Shortest answer that is packed, in bytes. */
const gzipThresholdBytes = 1024;

/** The answer of an endpoint in the form that is sent. */
export class PreparedAnswer {
  readonly plain: Buffer;
  readonly etag: string;
  readonly headers: RenderedAnswer['headers'];
  #packed: Promise<Buffer> | undefined;

  /** @param etag - replaces the tag of the body, where the answer has a version */
  constructor({ body, etag: ownTag, headers }: RenderedAnswer, etag = ownTag) {
    this.plain = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.etag = etag;
    this.headers = headers;
  }

  /** The body as gzip. It is packed only once, in a thread of Node. Undefined where the body is too short. */
  packed(): Promise<Buffer> | undefined {
    if (this.plain.length < gzipThresholdBytes) return undefined;
    return (this.#packed ??= pack(this.plain));
  }
}
