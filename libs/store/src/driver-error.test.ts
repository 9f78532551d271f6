import { saidByDatabase } from './driver-error.ts';
import { DatabaseOutageError } from './outage.ts';

describe('an error of a driver adapter', () => {
  const thrown = (cause: unknown) => {
    try {
      saidByDatabase(new Error('Kind', { cause }));
    } catch (error) {
      return error;
    }
    return undefined;
  };

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
