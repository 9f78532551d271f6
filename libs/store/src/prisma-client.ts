import type { DatabaseTarget } from './database-url.ts';
import type { PrismaClient as SqliteClient } from './generated/sqlite/client/client.ts';

/** The client of the repositories, for both databases. */
export type Client = SqliteClient;

/** Makes connections for Prisma. */
export type AdapterFactory = NonNullable<ConstructorParameters<typeof SqliteClient>[0]['adapter']>;

/** A connection to a database, or a pool of them. */
export type Adapter = Awaited<ReturnType<AdapterFactory['connect']>>;

/** Long enough for the longest of its transactions; the defaults are 2 s and 5 s. */
const transactionOptions = { maxWait: 30_000, timeout: 300_000 };

/** A client over a driver adapter, so that no engine binary is needed. */
export async function createClient(
  provider: DatabaseTarget['provider'],
  adapter: AdapterFactory,
): Promise<Client> {
  if (provider === 'sqlite') {
    const { PrismaClient } = await import('./generated/sqlite/client/client.ts');
    return new PrismaClient({ adapter, transactionOptions });
  }
  const { PrismaClient } = await import('./generated/postgresql/client/client.ts');
  // Both clients are generated from one schema, which uses only features that both databases have. So models and calls
  // are the same.
  return new PrismaClient({ adapter, transactionOptions }) as unknown as Client;
}
