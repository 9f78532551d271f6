import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/**
 * Whether a SQLite file is there that cannot be written: itself, or its folder, in which the write-ahead log is made.
 * What another program keeps open for us to write will do.
 */
export async function isUnwritable(file: string): Promise<boolean> {
  if (!(await may(file, constants.F_OK))) return false;
  if (!(await may(file, constants.W_OK))) return true;
  if (await may(path.dirname(file), constants.W_OK)) return false;
  return !(
    (await may(`${file}-wal`, constants.W_OK)) && (await may(`${file}-shm`, constants.W_OK))
  );
}

async function may(file: string, mode: number): Promise<boolean> {
  try {
    await access(file, mode);
    return true;
  } catch {
    return false;
  }
}
