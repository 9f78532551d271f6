import { statSync } from 'node:fs';
import { DatabaseOutageError } from './outage.ts';

/** How often it is looked whether the file is still there, in ms. */
const lookMs = 1000;

/** A file that stays open: its path may come to name another one, or none, while what is open goes on. */
export class OpenedFile {
  private readonly identity: string;
  private lookedAt = performance.now();
  private isGone = false;

  /** @param path - of a file that was just opened */
  constructor(private readonly path: string) {
    this.identity = identityOf(path);
  }

  /**
   * Looks from time to time. A file that was gone once stays gone, even where it comes back: what was read of it may
   * be another's.
   *
   * @throws DatabaseOutageError when the path no longer names the file that is open
   */
  check(): void {
    const now = performance.now();
    if (now - this.lookedAt >= lookMs) {
      this.lookedAt = now;
      this.isGone ||= identityOf(this.path) !== this.identity;
    }
    if (!this.isGone) return;
    throw new DatabaseOutageError(
      `the database file ${this.path} was removed or replaced while it was open; start again to open what is there now`,
    );
  }
}

/** Empty where there is no file. */
function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : '';
}
