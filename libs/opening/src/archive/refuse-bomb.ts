import type { ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';

/** Most bytes that are read: a second of unpacking. */
const mostBytes = 256 << 20;

/**
 * Reads on in a file of which the first bytes tell nothing: that it unpacks to more than it may says more to a person
 * than that its format is unknown. What else may be wrong with it says less.
 *
 * @throws FileError when the limit of what is unpacked is met
 */
export async function refuseBomb(file: ExportFile): Promise<void> {
  try {
    let read = 0;
    for await (const chunk of file.read({ reusesMemory: true })) {
      read += chunk.length;
      if (read > mostBytes) return;
    }
  } catch (error) {
    if (error instanceof FileError && error.code === 'unpack_limit') throw error;
  }
}
