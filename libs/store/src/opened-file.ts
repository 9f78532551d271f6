import { copyFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { databaseIdIn } from './database-id.ts';
import { DatabaseGoneError, DatabaseOutageError } from './outage.ts';

/** How often to look whether the file is still there, in ms. */
const lookMs = 1000;

/**
 * A database file that stays open. Meanwhile its path may come to name another file or none, or another file may be
 * copied over it. SQLite would then take pages of the other file for its own.
 */
export class OpenedFile {
  private readonly identity: string;
  private databaseId: number;
  /** Identity of its write-ahead log, once there is one. */
  private logIdentity = '';
  private lookedAt = performance.now();
  private fault: DatabaseOutageError | undefined;

  /**
   * @param path - path of a file that was just opened
   * @param isReadOnly - if set, no file beside it is touched
   */
  constructor(
    private readonly path: string,
    private readonly isReadOnly: boolean,
  ) {
    this.identity = identityOf(path);
    this.databaseId = databaseIdIn(path);
  }

  /**
   * Looks from time to time. A file that was gone once counts as gone even if it comes back: what was read may be from
   * another file.
   *
   * @throws DatabaseGoneError when the path no longer names the file that is open
   * @throws DatabaseOutageError when another file was copied over it
   */
  check(): void {
    if (performance.now() - this.lookedAt >= lookMs) this.look();
    if (this.fault) throw this.fault;
  }

  /** Whether the file was found to be gone, or overwritten. */
  get isLost(): boolean {
    return this.fault !== undefined;
  }

  /** Looks now. The write-ahead log of a file that is gone is moved aside. */
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
        // When closing, SQLite would write its log into the file.
        truncateSync(this.log);
        rmSync(this.log);
      });
    }
    this.logIdentity = identityOf(this.log);
  }

  /** Another database has another id. An earlier copy of the same database has the same id and is not noticed. */
  private isWrittenOver(): boolean {
    const before = this.databaseId;
    this.databaseId = databaseIdIn(this.path);
    return before !== 0 && this.databaseId !== before;
  }

  private get log(): string {
    return `${this.path}-wal`;
  }

  /** SQLite would use the log for the file that has the path now, and write the pages of the old file into it. */
  private putLogAside(move: (aside: string) => void): void {
    if (this.isReadOnly || this.logIdentity === '') return;
    if (identityOf(this.log) !== this.logIdentity) return;
    try {
      // The log is not removed: the file may have been moved, and the log may hold data that it lacks.
      move(`${this.path}.removed-${Date.now()}-wal`);
      rmSync(`${this.path}-shm`, { force: true });
    } catch {
      // Where the log may not be moved, the file may not be moved either.
    }
  }
}

/** Empty where there is no file. */
function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : '';
}
