import { DriverAdapterError } from '@prisma/driver-adapter-utils';

type Mapped = ConstructorParameters<typeof DriverAdapterError>[0];

/**
 * Messages of SQLite, and the kinds of errors of Prisma's adapters. Messages are compared, as the driver gives codes
 * for some calls only.
 */
const kinds: readonly (readonly [said: RegExp, mapped: (subject: string) => Mapped])[] = [
  [/UNIQUE constraint failed: (.*)/, (subject) => violation('UniqueConstraintViolation', subject)],
  [/NOT NULL constraint failed: (.*)/, (subject) => violation('NullConstraintViolation', subject)],
  [
    /FOREIGN KEY constraint failed()/,
    () => ({ kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } }),
  ],
  [/database is locked()/, () => ({ kind: 'SocketTimeout' })],
  [/no such table: (.*)/, (table) => ({ kind: 'TableDoesNotExist', table })],
  [/no such column: (.*)/, (column) => ({ kind: 'ColumnNotFound', column })],
  [/has no column named (.*)/, (column) => ({ kind: 'ColumnNotFound', column })],
];

/** An error of the driver in the form of Prisma's adapters. Any other error is returned as it is. */
export function sqliteError(error: unknown): unknown {
  if (!isOfSqlite(error)) return error;
  const { message, errcode } = error;
  return new DriverAdapterError({
    ...(mappedError(message) ?? { kind: 'sqlite', extendedCode: errcode ?? 1, message }),
    originalMessage: message,
  });
}

/** Whether another connection holds a lock, so that trying again may help. */
export function isBusy(error: unknown): boolean {
  return isOfSqlite(error) && error.message.includes('database is locked');
}

/** Whether the write-ahead log of a read-only file can be neither opened nor made. */
export function isWithoutLog(error: unknown): boolean {
  return isOfSqlite(error) && /unable to open database file|readonly database/.test(error.message);
}

interface SqliteError {
  readonly message: string;
  readonly errcode?: number;
}

/** Checks the shape of the error. In tests, which run in their own context, it is not an instance of their `Error`. */
function isOfSqlite(error: unknown): error is SqliteError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SQLITE_ERROR'
  );
}

function mappedError(message: string): Mapped | undefined {
  for (const [pattern, mapped] of kinds) {
    const [, subject] = pattern.exec(message) ?? [];
    if (subject !== undefined) return mapped(subject);
  }
  return undefined;
}

/** @param subject - such as `ApiKey.prefix, ApiKey.name` */
function violation(
  kind: 'UniqueConstraintViolation' | 'NullConstraintViolation',
  subject: string,
): Mapped {
  const fields = subject.split(', ').map((column) => column.slice(column.lastIndexOf('.') + 1));
  return { kind, constraint: { fields } };
}
