import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder with those above it, where they are missing. (Node's own `recursive` never ends where the system says
 * "no such file" although the folder above is there, as below /proc.)
 */
export async function makeFolder(folder: string): Promise<void> {
  const above = path.dirname(folder);
  await mkdir(folder).catch(async (error: unknown) => {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder).catch((again: unknown) => {
      // Another process may have made it in between.
      if (codeOf(again) !== 'EEXIST') throw again;
    });
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
