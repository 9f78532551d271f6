import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** The answer of an endpoint as it goes over the wire. */
export class PreparedAnswer {
  /** JSON in UTF-8. */
  readonly plain: Buffer;
  /** Weak, because packed and plain answers share it. */
  readonly etag: string;
  #packed: Promise<Buffer> | undefined;

  constructor(body: unknown) {
    const text = JSON.stringify(body);
    this.plain = Buffer.from(text);
    this.etag = `W/"${hash('sha1', text, 'base64url')}"`;
  }

  /** The same as gzip; packed once. */
  packed(): Promise<Buffer> {
    return (this.#packed ??= pack(this.plain));
  }
}
