import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { OpenedFile } from './opened-file.ts';
import { isBusy, isWithoutLog, sqliteError } from './sqlite-error.ts';
import { SqliteStatements } from './sqlite-statements.ts';
import { StoreError } from './store-error.ts';

const info = { provider: 'sqlite', adapterName: 'crossvote-sqlite' } as const;

/** Pauses between two attempts while another connection holds a lock, in ms. */
const pauses = { first: 1, longest: 50 } as const;

interface Options {
  /** How long a statement waits for another writer, in ms. */
  readonly waitMs: number;
  readonly isReadOnly?: boolean;
}

/**
 * Prisma's adapter over the SQLite driver, which has the interface of Node's own module. The driver must not wait for
 * locks, as the whole process would wait with it. A statement that finds a lock is tried again after a pause.
 */
export class SqliteAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;

  constructor(
    private readonly path: string,
    private readonly options: Options,
  ) {}

  connect(): Promise<SqliteAdapter> {
    // A promise, so that errors of the driver come as with any adapter.
    return attempt(() => new SqliteAdapter(this.path, this.options));
  }
}

/**
 * One connection writes, and another one only reads. So reading never waits for writing, in this process or another.
 */
class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;
  private readonly writing: DatabaseSyncInstance;
  private readonly reading: DatabaseSyncInstance;
  private readonly writes: SqliteStatements;
  private readonly reads: SqliteStatements;
  private readonly file: OpenedFile;
  /** Resolves when the last writer in the queue is done. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly options: Options,
  ) {
    this.reading = options.isReadOnly ? openToRead(path) : new DatabaseSync(path, { timeout: 0 });
    // SQLite refuses to write on a read-only connection.
    this.writing = options.isReadOnly ? this.reading : new DatabaseSync(path, { timeout: 0 });
    this.file = new OpenedFile(path, options.isReadOnly === true);
    this.writes = new SqliteStatements(this.writing);
    this.reads = new SqliteStatements(this.reading);
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    if (isRead(query)) return this.whenFree(() => this.reads.query(query));
    return this.inTurn(() => this.writes.query(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.inTurn(() => this.writes.execute(query));
  }

  executeScript(script: string): Promise<void> {
    return this.inTurn(() => {
      this.writing.exec(script);
    });
  }

  /** @param level - `REPEATABLE READ` only reads, all of it as it is now; any other writes */
  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level === 'REPEATABLE READ') return this.whenFree(() => this.startReading());
    const begun = this.deadline();
    const end = await this.takeTurn();
    try {
      // Every transaction here writes. A deferred transaction that begins with a read fails at its first write, without
      // waiting, when another process has written in between.
      await this.whenFree(() => {
        this.writing.exec('BEGIN IMMEDIATE');
      }, begun);
    } catch (error) {
      end();
      throw error;
    }
    return new SqliteTransaction(this.writing, this.writes, end);
  }

  /** On a connection of its own, as the other one always reads what is newest. */
  private startReading(): Transaction {
    const { path, options } = this;
    const database = options.isReadOnly ? openToRead(path) : new DatabaseSync(path, { timeout: 0 });
    const end = () => {
      database.close();
    };
    try {
      database.exec('BEGIN; SELECT 1 FROM sqlite_master');
    } catch (error) {
      end();
      throw error;
    }
    return new SqliteTransaction(database, new SqliteStatements(database), end);
  }

  dispose(): Promise<void> {
    return attempt(() => {
      this.file.look();
      for (const database of new Set([this.reading, this.writing])) this.close(database);
    });
  }

  private close(database: DatabaseSyncInstance): void {
    try {
      database.close();
    } catch (error) {
      // The log was moved aside, so it cannot be written into the file.
      if (!this.file.isLost) throw error;
    }
  }

  private async inTurn<Result>(work: () => Result): Promise<Result> {
    const deadline = this.deadline();
    const end = await this.takeTurn();
    try {
      return await this.whenFree(work, deadline);
    } finally {
      end();
    }
  }

  /** Waits until no other part of this process writes. @returns a function that ends the turn */
  private async takeTurn(): Promise<() => void> {
    const before = this.turn;
    let end: () => void = () => undefined;
    this.turn = new Promise((resolve) => (end = resolve));
    await before;
    return end;
  }

  private deadline(): number {
    return performance.now() + this.options.waitMs;
  }

  /** Tries again while another connection holds a lock. The process does other work meanwhile. */
  private async whenFree<Result>(work: () => Result, deadline = this.deadline()): Promise<Result> {
    for (let pause: number = pauses.first; ; pause = Math.min(2 * pause, pauses.longest)) {
      this.file.check();
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw sqliteError(error);
      }
      await sleep(pause);
    }
  }
}

/** A transaction on a connection that nothing else uses until it has ended. */
class SqliteTransaction implements Transaction {
  readonly provider = info.provider;
  readonly adapterName = info.adapterName;
  /** This class sends COMMIT and ROLLBACK itself. */
  readonly options = { usePhantomQuery: true };

  constructor(
    private readonly database: DatabaseSyncInstance,
    private readonly statements: SqliteStatements,
    private readonly end: () => void,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.within(() => this.statements.query(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.within(() => this.statements.execute(query));
  }

  executeScript(script: string): Promise<void> {
    return this.within(() => {
      this.database.exec(script);
    });
  }

  async commit(): Promise<void> {
    try {
      await this.within(() => {
        this.database.exec('COMMIT');
      });
    } finally {
      // A failed transaction must not stay open for the next writer.
      await this.rollback();
    }
  }

  rollback(): Promise<void> {
    return attempt(() => {
      try {
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
      } finally {
        this.end();
      }
    });
  }

  private within<Result>(work: () => Result): Promise<Result> {
    return attempt(() => {
      // A full disk ends the transaction. Later statements would then be stored without one.
      if (!this.database.isTransaction) throw new Error('the transaction has ended');
      return work();
    });
  }
}

/**
 * A connection that only reads. Where the write-ahead log can neither be opened nor made, as on a read-only disk, only
 * the file is read, if it is complete without the log.
 */
function openToRead(path: string): DatabaseSyncInstance {
  const database = new DatabaseSync(path, { timeout: 0, readOnly: true });
  try {
    database.prepare('SELECT 1 FROM sqlite_master').all();
    return database;
  } catch (error) {
    database.close();
    if (!isWithoutLog(error)) throw error;
  }
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new StoreError(
      `the database ${path} was not closed properly, and its folder cannot be written; copy it with its -wal file to one that can be`,
    );
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { timeout: 0, readOnly: true });
}

/** Whether a statement changes nothing. All others need the writing connection. */
function isRead({ sql }: SqlQuery): boolean {
  return /^\s*SELECT\b/i.test(sql);
}

/** Runs blocking work as a promise that fails with the errors of Prisma's adapters. */
// eslint-disable-next-line @typescript-eslint/require-await -- so that what it throws is a rejection
async function attempt<Result>(work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    throw sqliteError(error);
  }
}
