import type { ExportFile } from '../files/export-file.ts';
import { FileError } from '../issue.ts';

/** Most bytes that are read: unpacking them takes about a second. */
const mostBytes = 256 << 20;

/**
 * Reads on in a file whose first bytes fit no format. If it unpacks to more than the limit, that message helps a person
 * more than "unknown format". Other problems of the file are ignored here.
 *
 * @throws FileError when the file unpacks to more than the limit
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
