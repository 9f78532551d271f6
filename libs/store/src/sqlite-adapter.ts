import { PrismaLibSql } from '@prisma/adapter-libsql';

type LibSqlClient = ReturnType<PrismaLibSql['createClient']>;
type LibSqlTransaction = Awaited<ReturnType<LibSqlClient['transaction']>>;
type Statement = Parameters<LibSqlTransaction['execute']>[0];

/**
 * Prisma's adapter over one connection for everything. By itself libsql leaves the connection of each
 * transaction open until it is collected as garbage: a service that runs for long piles them up, the last one
 * out does not fold the write-ahead log into the file, and PRAGMAs are lost.
 */
export class OneConnectionLibSql extends PrismaLibSql {
  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): LibSqlClient {
    const client = super.createClient(config);
    return Object.assign(client, {
      transaction: async () => {
        // Every transaction here writes. A deferred one that begins with a read fails at its first write, without
        // waiting, when another process has written in between.
        await client.execute('BEGIN IMMEDIATE');
        return new OneConnectionTransaction(client);
      },
    });
  }
}

/** A transaction on the client's own connection; the adapter lets nothing else run until it has ended. */
class OneConnectionTransaction implements LibSqlTransaction {
  closed = false;
  private failed = false;

  constructor(private readonly client: LibSqlClient) {}

  async execute(statement: Statement) {
    // A full disk ends the transaction by itself: what came after would be stored without one.
    if (this.closed || this.failed) throw new Error('the transaction has ended');
    try {
      return await this.client.execute(statement);
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  async batch(statements: Statement[]) {
    const results = [];
    for (const statement of statements) results.push(await this.execute(statement));
    return results;
  }

  async executeMultiple(sql: string) {
    await this.execute(sql);
  }

  async commit() {
    try {
      await this.execute('COMMIT');
      this.closed = true;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async rollback() {
    if (this.closed) return;
    this.closed = true;
    // Fails where SQLite has rolled back by itself.
    await this.client.execute('ROLLBACK').catch(() => undefined);
  }

  close() {
    void this.rollback();
  }
}
