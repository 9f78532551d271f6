import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Root of the workspace. */
export const workspace = path.resolve(__dirname, '../../../..');

/** The built command. */
export const commandFile = path.join(workspace, 'apps/cvr/bin/cvr.js');

/** A new folder outside the workspace, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'crossvote-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}
