import { raw } from 'sql-template-tag';
import { insertion } from '../sql/insert-rows.ts';
import { updateRows } from '../sql/rows.ts';
import type { Sql } from '../sql/sql.ts';
import { timeOf } from './thing-checksum.ts';

/** An election day that is locked until the transaction ends. */
export interface LockedDay {
  readonly date: string;
  /** Its newest change; undefined before the first one. */
  readonly changedAt: Date | undefined;
  readonly revision: number;
}

/** An election day that an import writes to. */
export interface ChangingDay extends LockedDay {
  readonly now: Date;
  /** Change time of what the import changes of the day. */
  readonly at: Date;
}

/** Change time of a day before its first change. */
const never = new Date(0);

/**
 * Locks an election day, which is made where there is none. Every writer does so before it reads anything, so that changes
 * of a day come one after the other, also in several processes. Days are locked in the order of their dates, so that two
 * writers never wait for each other.
 */
export async function lockDay(transaction: Sql, date: string): Promise<LockedDay> {
  const [day] = await transaction.query<{ changedAt: string; revision: number }>(
    insertion(
      'ElectionDay',
      ['date', 'changedAt', 'revision'],
      [{ date, changedAt: never, revision: 0 }],
      // Writing the unchanged row locks it on both databases.
      ' ON CONFLICT ("date") DO UPDATE SET "revision" = "ElectionDay"."revision" RETURNING "changedAt", "revision"',
    ),
  );
  if (!day) throw new Error(`the database gave no row of the election day ${date}`);
  const { revision } = day;
  return {
    date,
    revision,
    changedAt: revision === 0 ? undefined : new Date(timeOf(day.changedAt)),
  };
}

/** Records that the transaction changes something of a locked day. */
export async function moveDay(
  transaction: Sql,
  { date, revision }: LockedDay,
  changedAt: Date,
): Promise<void> {
  await updateRows(transaction, 'ElectionDay', { date }, { changedAt, revision: revision + 1 });
}

/**
 * Lets only one transaction at a time write what elections share: districts, areas, parties, documents. It is locked after
 * all days.
 */
export async function lockShared(transaction: Sql): Promise<void> {
  // SQLite has only one writer at a time anyway.
  if (transaction.provider === 'postgresql')
    await transaction.execute(raw('SELECT pg_advisory_xact_lock(7268306)'));
}
