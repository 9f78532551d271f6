import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/**
 * Whether an existing SQLite file cannot be written: the file itself, or its folder, where the write-ahead log is made.
 * A read-only folder does not matter while another program keeps the log there and the log can be written.
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
