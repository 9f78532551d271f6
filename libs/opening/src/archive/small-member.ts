import { inflateRawSync } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** A member of which neither packed nor unpacked bytes are more is unpacked at one go. */
export const smallMemberBytes = 1 << 18;

/**
 * Unpacks a small deflated member. An export may have tens of thousands of them: an inflating stream for each takes
 * more time and memory than their bytes.
 *
 * @throws Error when it is damaged, or of another size than its archive says
 */
export async function unpackSmall(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of await archive.openReadStreamPromise(entry, { decodeFileData: false })) {
    // Streams of archives are of bytes.
    parts.push(part as Uint8Array);
  }
  const size = entry.uncompressedSize;
  const bytes = inflateRawSync(Buffer.concat(parts), { maxOutputLength: Math.max(size, 1) });
  if (bytes.length !== size) throw new Error('its size is another than the archive says');
  return bytes;
}
