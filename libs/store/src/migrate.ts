import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import statement from 'sql-template-tag';
import type { Connection } from './connection.ts';
import type { DatabaseTarget } from './database-url.ts';
import { nameDatabase } from './database-id.ts';
import { migrations } from './generated/migrations.ts';
import { cutLog } from './space.ts';
import type { Sql, Transaction } from './sql/sql.ts';
import { StoreError } from './store-error.ts';

type Provider = DatabaseTarget['provider'];

/** Which migrations of prisma/migrations a database has. */
export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied migrations that this version does not know: the database belongs to a newer version. */
  readonly unknown: readonly string[];
}

const historyName = '_prisma_migrations';

/** The same columns that `migrate deploy` of Prisma makes, so that both agree on what was applied. */
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMP_TYPE,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMP_TYPE,
  "started_at" TIMESTAMP_TYPE NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const historyTypes = { sqlite: 'DATETIME', postgresql: 'TIMESTAMPTZ' } as const;

async function appliedMigrations(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ migration_name: string }>(
    statement`SELECT "migration_name" FROM "_prisma_migrations"
      WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  );
  return rows.map((row) => row.migration_name);
}

function compare(provider: Provider, applied: readonly string[]): MigrationStatus {
  const names = migrations[provider].map(({ name }) => name);
  return {
    applied: names.filter((name) => applied.includes(name)),
    pending: names.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !names.includes(name)),
  };
}

/** Compares a database with prisma/migrations. A database without any history has everything pending. */
export async function migrationStatus(connection: Connection): Promise<MigrationStatus> {
  const applied = (await hasHistory(connection)) ? await appliedMigrations(connection) : [];
  return compare(connection.provider, applied);
}

async function hasHistory(connection: Connection): Promise<boolean> {
  const query =
    connection.provider === 'sqlite'
      ? statement`SELECT name FROM sqlite_master WHERE type = 'table' AND name = ${historyName}`
      : statement`SELECT table_name AS name FROM information_schema.tables
          WHERE table_name = ${historyName} AND table_schema = current_schema()`;
  return (await connection.query(query)).length > 0;
}

/**
 * Applies the pending migrations in one transaction. So two processes at once, or one that is killed, leave the
 * database either as it was or migrated. (On SQLite, Prisma's schema engine applies them without a transaction. A
 * killed first start would leave a database that it then refuses.)
 *
 * @returns the names applied now
 * @throws StoreError when the database belongs to a newer version
 */
export async function migrate(connection: Connection): Promise<string[]> {
  const status = await migrationStatus(connection);
  refuseNewer(status);
  if (status.pending.length === 0) return [];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const applied = await connection.transaction(applyPending);
      // From now on the id of a new file is in the file itself.
      await cutLog(connection);
      return applied;
    } catch (error) {
      // Another process may be making the same tables. When it is done, nothing is pending here.
      if (attempt === 5) throw error;
      await sleep(200 * attempt);
      if ((await migrationStatus(connection)).pending.length === 0) return [];
    }
  }
}

async function applyPending(transaction: Transaction): Promise<string[]> {
  const { provider } = transaction;
  // On PostgreSQL, only one process may migrate at a time. SQLite has only one writer anyway.
  if (provider === 'postgresql')
    await transaction.execute(statement`SELECT pg_advisory_xact_lock(7268304)`);
  await transaction.script(historyTable.replaceAll('TIMESTAMP_TYPE', historyTypes[provider]));
  const { pending } = compare(provider, await appliedMigrations(transaction));
  for (const { name, sql } of migrations[provider].filter((migration) =>
    pending.includes(migration.name),
  )) {
    await transaction.script(sql);
    const checksum = createHash('sha256').update(sql).digest('hex');
    await transaction.execute(
      statement`INSERT INTO "_prisma_migrations"
        ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
        VALUES (${randomUUID()}, ${checksum}, ${name}, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`,
    );
  }
  await nameDatabase(transaction);
  return pending.slice();
}

/** @throws StoreError when the database has migrations that this version does not know */
export function refuseNewer({ unknown }: MigrationStatus): void {
  if (unknown.length > 0) {
    throw new StoreError(
      `the database was made by a newer version (migration ${unknown.join(', ')}); update this program`,
    );
  }
}
