import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder, and the missing folders above it. (The option `recursive` of Node never ends where the system says
 * "no such file" although the folder above is there, as below /proc.)
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const above = path.dirname(folder);
    if (codeOf(error) !== 'ENOENT' || above === folder) {
      // Systems give different errors for a folder that exists.
      if (await isFolder(folder)) return;
      throw error;
    }
    await makeFolder(above);
    await mkdir(folder).catch(async (again: unknown) => {
      // Another process may have made it in between.
      if (!(await isFolder(folder))) throw again;
    });
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
