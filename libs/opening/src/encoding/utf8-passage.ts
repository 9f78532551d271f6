import { isAscii } from 'node:buffer';
import { findDoubleEncoded } from './double-encoded.ts';
import type { ChunkDecoder, Findings } from './findings.ts';

/** Passes UTF-8 on as it is, and looks whether it is double encoded: that is said, and never repaired. */
export class Utf8Passage implements ChunkDecoder {
  constructor(private readonly findings: Findings) {}

  push(chunk: Buffer): Uint8Array {
    if (this.findings.doubleEncoded === '' && !isAscii(chunk))
      this.findings.doubleEncoded = findDoubleEncoded(chunk);
    return chunk;
  }

  finish(): Uint8Array {
    return new Uint8Array();
  }
}
