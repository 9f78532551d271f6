import statement, { raw } from 'sql-template-tag';
import type { Connection } from './connection.ts';
import { Table } from './sql/table.ts';
import type { Statement } from './sql/sql.ts';

/** The present time in seconds since 1970 by the clock of the database; the same within one statement. */
const now: Readonly<Record<Connection['provider'], Statement>> = {
  sqlite: raw(`((julianday('now') - 2440587.5) * 86400.0)`),
  postgresql: raw(`extract(epoch FROM statement_timestamp())::float8`),
};

/** Full buckets are removed once in so many requests. */
const sweepEvery = 1000;
/** Largest error of rounding, in seconds. */
const rounding = 1e-3;

const table = new Table('RateBucket');
const fullAt = table.columns('fullAt');
/** The row that is in the table already. */
const stored = new Table('RateBucket', '"RateBucket"').columns('fullAt');

/**
 * Limits of requests that all services on one database share. Each limit is a bucket, and a request takes one part of
 * it. Only the time when the bucket is full again is stored, so a full bucket needs no row.
 */
export class RateBucketRepository {
  private taken = 0;

  constructor(private readonly connection: Connection) {}

  /**
   * Takes one request out of a bucket, if there is one left. It is one statement, so two services never take the same
   * request.
   *
   * @param perSecond - requests that are allowed again each second
   * @param burst - requests in a full bucket, at least 1
   * @returns the number of whole requests that are left, and the seconds until the next one is allowed; 0 seconds where
   *   this one is allowed
   */
  async take(
    bucket: string,
    { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  ): Promise<{ readonly left: number; readonly waitSeconds: number }> {
    this.taken += 1;
    if (this.taken % sweepEvery === 0) await this.forgetFull();
    const present = now[this.connection.provider];
    const [one, whole] = [1 / perSecond, burst / perSecond];
    const begun = statement`(CASE WHEN ${stored} > ${present} THEN ${stored} ELSE ${present} END)`;
    const [granted] = await this.connection.query<{ readonly ahead: number }>(
      statement`INSERT INTO ${table.name} (${table.columns('name', 'fullAt')})
        VALUES (${bucket}, ${present} + ${one})
        ON CONFLICT (${table.columns('name')}) DO UPDATE SET ${fullAt} = ${begun} + ${one}
        WHERE ${begun} + ${one} <= ${present} + ${whole + rounding}
        RETURNING ${fullAt} - ${present} AS "ahead"`,
    );
    if (granted)
      return { left: Math.floor(burst - granted.ahead * perSecond + rounding), waitSeconds: 0 };
    const [refused] = await this.connection.query<{ readonly ahead: number }>(
      statement`SELECT ${fullAt} - ${present} AS "ahead" FROM ${table.name} WHERE ${table.where({ name: bucket })}`,
    );
    // The bucket may have filled in the meantime.
    const ahead = refused?.ahead ?? 0;
    return { left: 0, waitSeconds: Math.max(ahead + one - whole, rounding) };
  }

  /** Forgets buckets that are full again. */
  private async forgetFull(): Promise<void> {
    const present = now[this.connection.provider];
    await this.connection.execute(
      statement`DELETE FROM ${table.name} WHERE ${fullAt} < ${present}`,
    );
  }
}
