import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { DatabaseTarget } from './database-url.ts';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client/client.ts';
import { PrismaClient as SqliteClient } from './generated/sqlite/client/client.ts';

/** The client that all repositories use, whatever the database. */
export type Client = SqliteClient;

/** What repositories may use within a transaction. */
export type TransactionClient = Parameters<Parameters<Client['$transaction']>[0]>[0];

/** Long enough for the last step of the largest ingest; the defaults are 2 s and 5 s. */
const transactionOptions = { maxWait: 30_000, timeout: 300_000 };

/**
 * A client over a driver adapter, so that no engine binary is needed. SQLite waits up to 10 s for another
 * writer of the file: as an option of the adapter, since a PRAGMA is lost with its next connection.
 */
export function createClient(target: DatabaseTarget): Client {
  if (target.provider === 'sqlite') {
    return new SqliteClient({
      adapter: new PrismaLibSql({ url: target.url, timeout: 10_000 }),
      transactionOptions,
    });
  }
  const client = new PostgresqlClient({
    adapter: new PrismaPg({ connectionString: target.url }),
    transactionOptions,
  });
  // Both clients are generated from one schema of features that both databases have: the same models, the same calls.
  return client as unknown as Client;
}
