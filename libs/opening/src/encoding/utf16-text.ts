import { TextDecoder } from 'node:util';
import { FileError } from '../issue.ts';
import type { ChunkDecoder } from './findings.ts';

/** Makes UTF-8 of UTF-16. */
export class Utf16Text implements ChunkDecoder {
  private readonly decoder: TextDecoder;

  constructor(
    private readonly file: string,
    encoding: 'utf-16le' | 'utf-16be',
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  push(chunk: Buffer): Uint8Array {
    return this.decode(chunk, true);
  }

  finish(): Uint8Array {
    return this.decode(new Uint8Array(), false);
  }

  private decode(bytes: Uint8Array, stream: boolean): Buffer {
    try {
      return Buffer.from(this.decoder.decode(bytes, { stream }));
    } catch (error) {
      const problem = stream
        ? 'holds bytes that are no UTF-16 text; save it as CSV UTF-8'
        : 'ends in the middle of a UTF-16 character: it was cut off; export or copy it again';
      throw new FileError(
        'encoding_damaged',
        problem,
        { file: this.file },
        {
          cause: error,
        },
      );
    }
  }
}
