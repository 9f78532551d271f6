import { open } from 'node:fs/promises';
import { isZip } from '../archive/zip-archive.ts';

/** Unpacking a larger file may take longer than reading the export, and so may reading the list of its members. */
const packedLimit = 64 << 20;
/** Names of packed side files. An archive with another name does not belong to the export. */
const packedName = /\.(gz|xlsx)$/i;

/**
 * Whether a file that nobody named is worth opening, by its first bytes. `too_large`: it may be a side file, but is
 * packed and large. A file that cannot be read is not worth opening.
 */
export async function checkNeighbour(path: string): Promise<'yes' | 'no' | 'too_large'> {
  const handle = await open(path).catch(() => undefined);
  if (!handle) return 'no';
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const head = buffer.subarray(0, bytesRead);
    const isPacked = isZip(head) || (head[0] === 0x1f && head[1] === 0x8b);
    if (!isPacked) return 'yes';
    if (!packedName.test(path)) return 'no';
    return (await handle.stat()).size > packedLimit ? 'too_large' : 'yes';
  } catch {
    return 'no';
  } finally {
    await handle.close();
  }
}
