import { raw } from 'sql-template-tag';
import type { DatabaseTarget } from './database-url.ts';
import { withTold } from './driver-error.ts';
import { createClient, type Adapter, type AdapterFactory, type Client } from './prisma-client.ts';
import type { Sql, Statement, Transaction } from './sql/sql.ts';
import { StoreError } from './store-error.ts';

/** An adapter, or one of its transactions. Only those of SQLite accept a text of several statements. */
type Queryable = Pick<Adapter, 'executeRaw' | 'queryRaw'> & Partial<Pick<Adapter, 'executeScript'>>;

type StartedTransaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/** How long a statement waits for another writer of the SQLite file, and how long PostgreSQL may take to connect. */
const waitMs = 10_000;

/**
 * A database: plain SQL, and Prisma's client over the same connections. The client compiles each kind of query once, in
 * WebAssembly. An ingest does not need the client, and would wait for it longer than for all its writing.
 */
export class Connection implements Sql {
  private client: Promise<Client> | undefined;
  /** Whether Prisma's client uses the adapter, and closes it. */
  private isTaken = false;
  private closing: Promise<void> | undefined;

  private readonly sql: Sql;

  private constructor(
    readonly provider: DatabaseTarget['provider'],
    readonly isReadOnly: boolean,
    private readonly factory: AdapterFactory,
    private readonly adapter: Adapter,
  ) {
    this.sql = plainSql(adapter, provider);
  }

  /** Opens or makes a SQLite file. Connects to PostgreSQL with the first statement. */
  static async open(target: DatabaseTarget, isReadOnly = false): Promise<Connection> {
    const factory = await adapterFactory(target, isReadOnly);
    const adapter = withTold(await factory.connect());
    return new Connection(target.provider, isReadOnly, factory, adapter);
  }

  execute(statement: Statement): Promise<number> {
    return this.sql.execute(statement);
  }

  query<Row>(statement: Statement): Promise<Row[]> {
    return this.sql.query(statement);
  }

  /** Runs `work` whole or not at all. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.within(await this.adapter.startTransaction(), work);
  }

  /**
   * Reads everything as it is at one moment, whatever others write meanwhile. It waits for no writer, and none waits for it.
   */
  async snapshot<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.within(await this.adapter.startTransaction('REPEATABLE READ'), work);
  }

  private async within<Result>(
    transaction: StartedTransaction,
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const sql = { ...plainSql(transaction, this.provider), script: scripts(transaction) };
    const end = async (how: 'COMMIT' | 'ROLLBACK') => {
      try {
        // Some adapters send COMMIT themselves.
        if (!transaction.options.usePhantomQuery) await sql.execute(raw(how));
      } finally {
        await (how === 'COMMIT' ? transaction.commit() : transaction.rollback());
      }
    };
    let result: Result;
    try {
      result = await work(sql);
    } catch (error) {
      // If the connection is lost, the transaction is lost too.
      await end('ROLLBACK').catch(() => undefined);
      throw error;
    }
    await end('COMMIT');
    return result;
  }

  /** Prisma's client, loaded at first use. */
  prisma(): Promise<Client> {
    const { provider, adapterName } = this.factory;
    const connect = () => {
      this.isTaken = true;
      return Promise.resolve(this.adapter);
    };
    this.client ??= createClient(this.provider, { provider, adapterName, connect });
    return this.client;
  }

  /** Does nothing the second time. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const client = await this.client;
    await client?.$disconnect();
    if (!this.isTaken) await this.adapter.dispose();
  }
}

async function adapterFactory(
  target: DatabaseTarget,
  isReadOnly: boolean,
): Promise<AdapterFactory> {
  if (target.provider === 'sqlite') {
    const { SqliteAdapterFactory } = await import('./sqlite-adapter.ts');
    return new SqliteAdapterFactory(target.path, { waitMs, isReadOnly });
  }
  const { PrismaPg } = await import('@prisma/adapter-pg');
  return new PrismaPg({
    connectionString: target.url,
    connectionTimeoutMillis: waitMs,
    ...(isReadOnly && { options: '-c default_transaction_read_only=on' }),
  });
}

function plainSql(queryable: Queryable, provider: DatabaseTarget['provider']): Sql {
  return {
    provider,
    execute: async (statement) => queryable.executeRaw(queryOf(statement)),
    query: async <Row>(statement: Statement) => {
      const { columnNames, rows } = await queryable.queryRaw(queryOf(statement));
      const named = rows.map((row) => {
        const cells: Record<string, unknown> = {};
        for (const [place, name] of columnNames.entries()) cells[name] = row[place];
        return cells;
      });
      // The caller knows the types of the rows of its statement.
      return named as Row[];
    },
  };
}

/** PostgreSQL accepts several statements at once where they have no values. */
function scripts(queryable: Queryable): Transaction['script'] {
  return async (text) => {
    if (queryable.executeScript) await queryable.executeScript(text);
    else await queryable.executeRaw(queryOf(raw(text)));
  };
}

function queryOf({ text, values }: Statement): Parameters<Queryable['executeRaw']>[0] {
  // PostgreSQL cannot store such texts, and the driver of SQLite silently cuts them there.
  const isUnstorable = (value: unknown) => typeof value === 'string' && value.includes('\0');
  if (values.some(isUnstorable))
    throw new StoreError('a name or text holds a NUL character, which no database stores');
  return {
    sql: text,
    args: values.map((value) =>
      value instanceof Uint8Array
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        : value,
    ),
    argTypes: values.map(() => ({ scalarType: 'unknown', arity: 'scalar' })),
  };
}
