import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  ColumnTypeEnum,
  type ColumnType,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { LRUCache } from 'lru-cache';

/** Statements that are kept prepared. Preparing one takes several times as long as running most of them. */
const keptStatements = 100;

/** Column types by their names in Prisma's migrations. Other columns get the type of their values. */
const declaredTypes: Readonly<Record<string, ColumnType>> = {
  INTEGER: ColumnTypeEnum.Int32,
  BIGINT: ColumnTypeEnum.Int64,
  BOOLEAN: ColumnTypeEnum.Boolean,
  DATETIME: ColumnTypeEnum.DateTime,
  TEXT: ColumnTypeEnum.Text,
  BLOB: ColumnTypeEnum.Bytes,
  REAL: ColumnTypeEnum.Double,
};

/** Types of expressions, by the `typeof` of a value. */
const inferredTypes: Readonly<Record<string, ColumnType>> = {
  bigint: ColumnTypeEnum.UnknownNumber,
  number: ColumnTypeEnum.Double,
  string: ColumnTypeEnum.Text,
  object: ColumnTypeEnum.Bytes,
};

/** A value of SQLite, when it is asked for big integers and for rows as lists. */
type SqliteCell = bigint | number | string | Uint8Array | null;

interface Prepared {
  readonly statement: StatementSyncInstance;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType | undefined }[];
}

/**
 * The statements of one connection, in the form of Prisma's adapters. Each runs at once and blocks until it is done.
 */
export class SqliteStatements {
  private readonly prepared = new LRUCache<string, Prepared>({ max: keptStatements });

  constructor(private readonly database: DatabaseSyncInstance) {}

  query(query: SqlQuery): SqlResultSet {
    const { statement, columns } = this.prepare(query);
    // The driver types rows as `unknown`. They are lists of these values because of how the statement was prepared.
    const rows = statement.all(...argumentsOf(query)) as SqliteCell[][];
    const columnTypes = columns.map(({ type }, place) => type ?? inferredType(rows, place));
    return {
      columnNames: columns.map(({ name }) => name),
      columnTypes,
      rows: rows.map((row) => row.map((cell, place) => cellOf(cell, columnTypes[place]))),
    };
  }

  /** @returns how many rows were changed */
  execute(query: SqlQuery): number {
    // It may be a big integer, although its type says otherwise.
    const changes: unknown = this.prepare(query).statement.run(...argumentsOf(query)).changes;
    return Number(changes);
  }

  private prepare({ sql, args }: SqlQuery): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    const prepared = this.prepareAnew(sql, args.length > 0);
    this.prepared.set(sql, prepared);
    return prepared;
  }

  private prepareAnew(sql: string, hasArguments: boolean): Prepared {
    // For SQLite, `$1` is a name and `?1` a place. A statement with arguments contains no text literals.
    const text = hasArguments ? sql.replace(/\$(\d+)/g, '?$1') : sql;
    const statement = this.database.prepare(text, { readBigInts: true, returnArrays: true });
    const columns = statement
      .columns()
      .map(({ name, type }) => ({ name, type: declaredTypes[type?.toUpperCase() ?? ''] }));
    return { statement, columns };
  }
}

function inferredType(rows: readonly SqliteCell[][], place: number): ColumnType {
  const known = rows.find((row) => row[place] !== null)?.[place];
  return inferredTypes[typeof known] ?? ColumnTypeEnum.Int32;
}

/**
 * A cell in the type of its column. A cell of another type is damaged. It becomes text or bytes that do not fit its
 * checksum, so that readers need not check types.
 */
function cellOf(cell: SqliteCell, type: ColumnType | undefined): unknown {
  if (cell === null) return null;
  if (type === ColumnTypeEnum.Text)
    return cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell);
  if (type === ColumnTypeEnum.Bytes && !(cell instanceof Uint8Array))
    return new TextEncoder().encode(String(cell));
  if (type === ColumnTypeEnum.Int64 && typeof cell === 'number') return String(cell);
  return typeof cell === 'bigint' ? ofInteger(cell, type) : cell;
}

function ofInteger(cell: bigint, type: ColumnType | undefined): unknown {
  if (type === ColumnTypeEnum.Boolean) return cell !== 0n;
  const number = Number(cell);
  if (type === ColumnTypeEnum.DateTime) {
    const time = new Date(number);
    return Number.isNaN(time.getTime()) ? cell.toString() : time.toISOString();
  }
  // Prisma expects larger integers as text.
  return type === ColumnTypeEnum.Int64 || !Number.isSafeInteger(number) ? cell.toString() : number;
}

function argumentsOf({ args, argTypes }: SqlQuery): unknown[] {
  return args.map((argument, place) => argumentOf(argument, argTypes[place]?.scalarType));
}

function argumentOf(argument: unknown, type: string | undefined): unknown {
  if (argument instanceof Date) return timeOf(argument);
  // The driver would bind larger numbers as fractions.
  if (typeof argument === 'number') return Number.isInteger(argument) ? BigInt(argument) : argument;
  if (typeof argument !== 'string') return argument;
  if (type === 'datetime') return timeOf(new Date(argument));
  if (type === 'bigint') return BigInt(argument);
  return type === 'bytes' ? Buffer.from(argument, 'base64') : argument;
}

/** The form that earlier versions wrote, as times are compared as text. */
function timeOf(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}
