import { saidByDatabase } from './driver-error.ts';

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
    [{ kind: 'Kind', originalMessage: 'database is locked' }, 'database is locked'],
    [
      { kind: 'DatabaseNotReachable', host: 'db', port: 5432 },
      'cannot reach database server at db:5432',
    ],
    [{ kind: 'ConnectionClosed' }, 'Connection terminated by the database server'],
    [{ kind: 'TlsConnectionError', reason: 'expired' }, 'no secure connection: expired'],
    [{ kind: 'Kind', originalMessage: '' }, 'Kind'],
    [undefined, 'Kind'],
  ])('%j says %p', (cause, message) => {
    expect(thrown(cause)).toMatchObject({ message });
  });
});
