import { copyFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { databaseIdIn } from './database-id.ts';
import { DatabaseGoneError, DatabaseOutageError } from './outage.ts';

/** How often it is looked whether the file is still there, in ms. */
const lookMs = 1000;

/**
 * A file that stays open: its path may come to name another one, or none, while what is open goes on; or another file
 * may be copied over it, of which SQLite would take pages for its own.
 */
export class OpenedFile {
  private readonly identity: string;
  private databaseId: number;
  /** Of its write-ahead log, once there is one. */
  private logIdentity = '';
  private lookedAt = performance.now();
  private fault: DatabaseOutageError | undefined;

  /**
   * @param path - of a file that was just opened
   * @param isReadOnly - nothing beside it is touched then
   */
  constructor(
    private readonly path: string,
    private readonly isReadOnly: boolean,
  ) {
    this.identity = identityOf(path);
    this.databaseId = databaseIdIn(path);
  }

  /**
   * Looks from time to time. A file that was gone once stays gone, even where it comes back: what was read of it may
   * be another's.
   *
   * @throws DatabaseGoneError when the path no longer names the file that is open
   * @throws DatabaseOutageError when another file was copied over it
   */
  check(): void {
    if (performance.now() - this.lookedAt >= lookMs) this.look();
    if (this.fault) throw this.fault;
  }

  /** Whether it was found to be gone, or written over. */
  get isLost(): boolean {
    return this.fault !== undefined;
  }

  /** Looks now. What belongs to a file that is gone is put aside. */
  look(): void {
    this.lookedAt = performance.now();
    if (this.fault) return;
    if (identityOf(this.path) !== this.identity) {
      this.fault = new DatabaseGoneError(
        `the database file ${this.path} was removed or replaced while it was open; start again to open what is there now`,
      );
      this.putLogAside((aside) => {
        renameSync(this.log, aside);
      });
    } else if (this.isWrittenOver()) {
      this.fault = new DatabaseOutageError(
        `another file was copied over the database file ${this.path} while it was open; end everything that uses it, copy it again and start again`,
      );
      this.putLogAside((aside) => {
        copyFileSync(this.log, aside);
        // When it is closed, SQLite would write what is in its log into the file.
        truncateSync(this.log);
        rmSync(this.log);
      });
    }
    this.logIdentity = identityOf(this.log);
  }

  /** Another database has another id; an earlier copy of this one, which has the same, is not told. */
  private isWrittenOver(): boolean {
    const before = this.databaseId;
    this.databaseId = databaseIdIn(this.path);
    return before !== 0 && this.databaseId !== before;
  }

  private get log(): string {
    return `${this.path}-wal`;
  }

  /** SQLite would take the log for that of the file that has the path now, and write its pages into it. */
  private putLogAside(move: (aside: string) => void): void {
    if (this.isReadOnly || this.logIdentity === '') return;
    if (identityOf(this.log) !== this.logIdentity) return;
    try {
      // Not removed: the file may have been moved, and miss what is only here.
      move(`${this.path}.removed-${Date.now()}-wal`);
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
