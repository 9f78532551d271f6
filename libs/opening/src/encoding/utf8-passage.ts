import { isAscii, isUtf8 } from 'node:buffer';
import { type ChunkDecoder, type Findings, cellAround } from './findings.ts';
import { toWindows1252 } from './windows-1252.ts';

/** How double encoded text begins: `Ã`, `Â`, `â€` and `ðŸ`, as UTF-8. */
const beginnings = ['Ã', 'Â', 'â€', 'ðŸ'].map((text) => Buffer.from(text));

const beyondAscii = /[^\p{ASCII}]+/gu;

/** Whether a text looks like UTF-8 that was taken for Windows-1252 and saved again. */
function isDoubleEncoded(text: string): boolean {
  return [...text.matchAll(beyondAscii)].some(([run]) => {
    const bytes = toWindows1252(run);
    return bytes !== undefined && isUtf8(bytes);
  });
}

/** The first cell of UTF-8 text that is double encoded, or empty. */
function findDoubleEncoded(chunk: Buffer): string {
  for (const beginning of beginnings) {
    for (let at = chunk.indexOf(beginning); at !== -1; at = chunk.indexOf(beginning, at + 2)) {
      const text = cellAround(chunk, at).toString();
      if (isDoubleEncoded(text)) return text;
    }
  }
  return '';
}

/** Passes UTF-8 on unchanged, and looks for text that is double encoded. The report says so; nothing is repaired. */
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
