import { PrismaPg } from '@prisma/adapter-pg';
import { fileUrl, type DatabaseTarget } from './database-url.ts';
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client/client.ts';
import { PrismaClient as SqliteClient } from './generated/sqlite/client/client.ts';
import { OneConnectionLibSql } from './sqlite-adapter.ts';

/** The client that all repositories use, whatever the database. */
export type Client = SqliteClient;

/** What repositories may use within a transaction. */
export type TransactionClient = Parameters<Parameters<Client['$transaction']>[0]>[0];

/** Long enough for the last step of the largest ingest; the defaults are 2 s and 5 s. */
const transactionOptions = { maxWait: 30_000, timeout: 300_000 };

/** How long a statement waits for another writer of the SQLite file, and a connection for PostgreSQL. */
const waitMs = 10_000;

/** A client over a driver adapter, so that no engine binary is needed. */
export function createClient(target: DatabaseTarget): Client {
  if (target.provider === 'sqlite') {
    return new SqliteClient({
      adapter: new OneConnectionLibSql({ url: fileUrl(target.path), timeout: waitMs }),
      transactionOptions,
    });
  }
  const client = new PostgresqlClient({
    adapter: new PrismaPg({ connectionString: target.url, connectionTimeoutMillis: waitMs }),
    transactionOptions,
  });
  // Both clients are generated from one schema of features that both databases have: the same models, the same calls.
  return client as unknown as Client;
}
