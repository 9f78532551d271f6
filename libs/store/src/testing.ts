/// <reference types="jest" />
/**
 * For tests of any room: the same tests on every kind of database. SQLite uses a temporary folder, PostgreSQL
 * databases of their own on the server of `TEST_DATABASE_URL`; without it, that half is left out, and says so.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { raw } from 'sql-template-tag';
import { Connection } from './connection.ts';
import { parseDatabaseUrl, type DatabaseTarget } from './database-url.ts';
import { Store } from './store.ts';

export { testScript, type ScriptResult, type TestScript } from './testing-script.ts';

/** One kind of database for a block of tests. All databases that it made are removed after the block. */
export interface TestDatabases {
  readonly provider: DatabaseTarget['provider'];
  /** Makes an empty database without migrations. @returns its URL */
  create(): Promise<string>;
  /** Opens and migrates the database at `url`, or a new one. Closed after the block. */
  open(url?: string): Promise<Store>;
  /**
   * Runs SQL statements on the database at `url` and returns the rows of each. Tests use it to look at the tables or to
   * damage them.
   */
  sql(url: string, ...statements: string[]): Promise<Record<string, unknown>[][]>;
}

/** Statements that leave datasets as a version without checksums would have stored them. */
export const forgetChecksums: readonly string[] = [
  ...['Dataset', 'Contest', 'Block', 'MarkBlock', 'AttributeBlock', 'IngestRun'].map(
    (table) => `UPDATE "${table}" SET "checksum" = NULL`,
  ),
  `UPDATE "Block" SET "kinds" = '', "contestCount" = 0`,
  `UPDATE "Dataset" SET "contestCount" = 0, "blockCount" = 0`,
];

/** Runs `define` within one `describe` for each kind of database. */
export function describeEachDatabase(
  title: string,
  define: (databases: TestDatabases) => void,
): void {
  describe(`${title} on SQLite`, () => {
    define(sqliteDatabases());
  });
  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    describe(`${title} on PostgreSQL`, () => {
      define(postgresqlDatabases(server));
    });
    return;
  }
  process.stderr.write(`LEFT OUT  ${title} on PostgreSQL: TEST_DATABASE_URL is not set\n`);
  describe.skip(`${title} on PostgreSQL (left out: TEST_DATABASE_URL is not set)`, () => {
    define(postgresqlDatabases(''));
  });
}

/** SQLite databases in a temporary folder. */
export function sqliteDatabases(): TestDatabases {
  let folder: Promise<string> | undefined;
  const stores = openedStores();
  afterAll(async () => {
    await stores.close();
    if (folder) await rm(await folder, { recursive: true, force: true });
  });
  const create = async () => {
    folder ??= mkdtemp(path.join(os.tmpdir(), 'crossvote-test-'));
    return `file:${path.join(await folder, `${randomName()}.db`)}`;
  };
  return { provider: 'sqlite', create, open: stores.opener(create), sql: runSql };
}

function postgresqlDatabases(server: string): TestDatabases {
  const names: string[] = [];
  const stores = openedStores();
  afterAll(async () => {
    await stores.close();
    const drop = names.map((name) => `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    if (drop.length > 0) await runSql(server, ...drop);
  });
  const create = async () => {
    const name = randomName();
    names.push(name);
    await runSql(server, `CREATE DATABASE "${name}"`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  return { provider: 'postgresql', create, open: stores.opener(create), sql: runSql };
}

function openedStores() {
  const stores: Store[] = [];
  return {
    opener: (create: () => Promise<string>) => async (url?: string) => {
      const store = await Store.open(url ?? (await create()), { migrate: 'always' });
      stores.push(store);
      return store;
    },
    close: async () => {
      for (const store of stores) await store.close();
    },
  };
}

function randomName(): string {
  return `crossvote_test_${randomBytes(8).toString('hex')}`;
}

async function runSql(url: string, ...statements: string[]): Promise<Record<string, unknown>[][]> {
  const connection = await Connection.open(parseDatabaseUrl(url));
  try {
    const results: Record<string, unknown>[][] = [];
    for (const statement of statements) results.push(await connection.query(raw(statement)));
    return results;
  } finally {
    await connection.close();
  }
}
