import { renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseOutageError } from './outage.ts';

/** How often it is looked whether the file is still there, in ms. */
const lookMs = 1000;

/** A file that stays open: its path may come to name another one, or none, while what is open goes on. */
export class OpenedFile {
  private readonly identity: string;
  /** Of its write-ahead log, once there is one. */
  private logIdentity = '';
  private lookedAt = performance.now();
  private isGone = false;

  /**
   * @param path - of a file that was just opened
   * @param isReadOnly - nothing beside it is touched then
   */
  constructor(
    private readonly path: string,
    private readonly isReadOnly: boolean,
  ) {
    this.identity = identityOf(path);
  }

  /**
   * Looks from time to time. A file that was gone once stays gone, even where it comes back: what was read of it may
   * be another's.
   *
   * @throws DatabaseOutageError when the path no longer names the file that is open
   */
  check(): void {
    if (performance.now() - this.lookedAt >= lookMs) this.look();
    if (!this.isGone) return;
    throw new DatabaseOutageError(
      `the database file ${this.path} was removed or replaced while it was open; start again to open what is there now`,
    );
  }

  /** Looks now. What belongs to a file that is gone is put aside. */
  look(): void {
    this.lookedAt = performance.now();
    if (this.isGone) return;
    this.isGone = identityOf(this.path) !== this.identity;
    if (!this.isGone) this.logIdentity = identityOf(this.log);
    else if (!this.isReadOnly) this.putLogAside();
  }

  private get log(): string {
    return `${this.path}-wal`;
  }

  /** SQLite would take the log for that of the file that has the path now, and write its pages into it. */
  private putLogAside(): void {
    if (this.logIdentity === '' || identityOf(this.log) !== this.logIdentity) return;
    try {
      // Not removed: the file may have been moved, and miss what is only here.
      renameSync(this.log, `${this.path}.removed-${Date.now()}-wal`);
      rmSync(`${this.path}-shm`, { force: true });
    } catch {
      // Where it may not be moved, neither may the file be.
    }
  }
}

/** Empty where there is no file. */
function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : '';
}
