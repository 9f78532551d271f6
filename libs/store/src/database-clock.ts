import { raw } from 'sql-template-tag';
import type { DatabaseTarget } from './database-url.ts';
import type { Statement } from './sql/sql.ts';

type Provider = DatabaseTarget['provider'];

/**
 * The present time by the clock of the database, in the form that is stored. The clocks of machines that share a
 * database may differ by minutes.
 */
export const presentTime: Readonly<Record<Provider, Statement>> = {
  sqlite: raw(`strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')`),
  postgresql: raw(`(clock_timestamp() AT TIME ZONE 'UTC')`),
};

/** The time some seconds ago by the same clock. */
export function secondsAgo(provider: Provider, seconds: number): Statement {
  return raw(
    provider === 'sqlite'
      ? `strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-${seconds} seconds')`
      : `(clock_timestamp() AT TIME ZONE 'UTC' - interval '${seconds} seconds')`,
  );
}
