import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { openError } from './open-error.ts';
import { saidByDatabase } from './driver-error.ts';
import { DatabaseOutageError } from './outage.ts';
import { StatementError, StoreError } from './store-error.ts';

describe('an error of a driver adapter', () => {
  const thrown = (cause: unknown) => toldOf(new Error('Kind', { cause }));
  const toldOf = (failure: Error) => {
    try {
      saidByDatabase(failure);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('is for people, with what the database said', () => {
    const foreign = new DriverAdapterError({
      kind: 'TableDoesNotExist',
      table: 'x',
      originalMessage: 'no such table: x',
    });
    const told = toldOf(foreign);
    expect(told).toBeInstanceOf(StatementError);
    expect(told).toMatchObject({
      message: 'the database reported: no such table: x',
      cause: foreign,
    });
  });

  it('that keeps a database from being opened is told as that', () => {
    const foreign = new DriverAdapterError({
      ...{ kind: 'sqlite', extendedCode: 26, message: 'file is not a database' },
      originalMessage: 'file is not a database',
    });
    const target = { provider: 'sqlite', url: 'file:x.db', path: '/data/x.db' } as const;
    const error = openError(toldOf(foreign), target);
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/^cannot open the database .*: it is not an SQLite database/);
  });

  it.each([
    [{ kind: 'Kind', originalMessage: 'no such table: x' }, 'no such table: x'],
    [{ kind: 'Kind', originalMessage: '' }, 'Kind'],
    [{ kind: 'postgres', originalCode: '53100', originalMessage: 'disk full' }, 'disk full'],
    [undefined, 'Kind'],
  ])('%j says %p', (cause, message) => {
    expect(thrown(cause)).toMatchObject({ message });
    expect(thrown(cause)).not.toBeInstanceOf(DatabaseOutageError);
  });

  it.each([
    [{ kind: 'SocketTimeout', originalMessage: 'database is locked' }, 'database is locked'],
    [
      { kind: 'DatabaseNotReachable', host: 'db', port: 5432 },
      'cannot reach database server at db:5432',
    ],
    [{ kind: 'ConnectionClosed' }, 'Connection terminated by the database server'],
    [{ kind: 'TlsConnectionError', reason: 'expired' }, 'no secure connection: expired'],
    [{ kind: 'postgres', originalCode: '57P03', originalMessage: 'starting' }, 'starting'],
    [{ kind: 'sqlite', originalMessage: 'disk I/O error' }, 'disk I/O error'],
  ])('%j is an outage that says %p', (cause, message) => {
    const error = thrown(cause);
    expect(error).toBeInstanceOf(DatabaseOutageError);
    expect(error).toMatchObject({ message: `the database cannot be used at present: ${message}` });
  });
});
