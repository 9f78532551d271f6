import { nextChangeTime } from '@crossvote/elections';
import type { Connection } from '../connection.ts';
import type { DamageListener } from '../damage.ts';
import type { Transaction } from '../sql/sql.ts';
import { lockDay, moveDay, type ChangingDay } from './election-day.ts';
import { refuseElectionDamage, storedElections, type StoredElection } from './stored-election.ts';

/** An election whose day is locked. */
export interface LockedElection {
  readonly sql: Transaction;
  readonly stored: StoredElection;
  readonly day: ChangingDay;
}

/**
 * Changes one election under the lock of its day.
 *
 * @param work - tells whether it changed anything
 * @param onDamage - of the row of the election
 * @returns undefined when there is no election of this key
 */
export function changeElection<Result>(
  connection: Connection,
  key: string,
  work: (election: LockedElection) => Promise<{ isChanged: boolean; result: Result }>,
  onDamage: DamageListener = refuseElectionDamage(key),
): Promise<Result | undefined> {
  return connection.transaction(async (sql) => {
    const [found] = await storedElections(sql, [key], () => onDamage);
    if (!found) return undefined;
    const locked = await lockDay(sql, found.election.date);
    const now = new Date();
    const day = { ...locked, now, at: nextChangeTime(locked.changedAt, now) };
    // Once nobody else can change it, as it is then.
    const [stored] = await storedElections(sql, [key], () => onDamage);
    if (stored?.election.date !== day.date) return undefined;
    const { isChanged, result } = await work({ sql, stored, day });
    if (isChanged) await moveDay(sql, day, day.at);
    return result;
  });
}
