import { ReportedError } from '@crossvote/election';
import { nextChangeTime, type ElectionFacts, type Facts } from '@crossvote/elections';
import type { Connection } from '../connection.ts';
import type { Transaction } from '../sql/sql.ts';
import { applyElection } from './apply-election.ts';
import { writeDistricts } from './districts.ts';
import { lockDay, lockShared, moveDay, type ChangingDay } from './election-day.ts';
import type {
  ApplyOptions,
  ElectionOutcome,
  FactsToApply,
  ImportOutcome,
  Tally,
} from './import-outcome.ts';
import { newestSaid } from './newest-said.ts';
import { refuseDistrictDamage, refuseSharedDamage } from './refuse-shared-damage.ts';
import { writeParties, writeReports } from './shared-lists.ts';

/** Ends a transaction of which nothing is to stay. */
class DryRunEnd extends Error {
  constructor(readonly outcomes: ImportOutcome[]) {
    super('nothing is written');
  }
}

/**
 * Merges what an import says with what is stored, and writes the difference, in one transaction.
 *
 * @throws ReportedError where something does not fit: then nothing was written
 */
export async function applyImport(
  connection: Connection,
  imports: readonly FactsToApply[],
  options: ApplyOptions,
): Promise<ImportOutcome[]> {
  try {
    return await connection.transaction(async (transaction) => {
      // Before anything that they share, so that two writers never wait for each other.
      await lockDays(transaction, imports.flatMap(({ facts }) => facts.elections).toSorted(byDay));
      const outcomes: ImportOutcome[] = [];
      for (const one of imports) outcomes.push(await applyIn(transaction, one, options));
      if (options.dryRun === true) throw new DryRunEnd(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof DryRunEnd) return error.outcomes;
    throw error;
  }
}

async function applyIn(
  transaction: Transaction,
  { facts, report }: FactsToApply,
  options: ApplyOptions,
): Promise<ImportOutcome> {
  const elections = inOrder(facts.elections);
  const days = await lockDays(transaction, elections);
  const shared = await applyShared(transaction, facts);
  const outcomes: ElectionOutcome[] = [];
  const moved = new Map<string, Date>();
  for (const said of elections) {
    const day = days.get(said.election.date);
    if (!day) throw new Error(`the day ${said.election.date} was not locked`);
    const outcome = await applyElection(transaction, said, {
      ...{ day, source: facts.source, prune: options.prune === true },
      report: report ?? '{}',
    });
    outcomes.push(outcome);
    const before = moved.get(day.date);
    if (outcome.isChanged && (!before || before < outcome.changedAt))
      moved.set(day.date, outcome.changedAt);
  }
  for (const [date, at] of moved) {
    const day = days.get(date);
    if (day) await moveDay(transaction, day, at);
  }
  return { elections: outcomes, ...shared };
}

/** Elections in the order in which they are locked and written. */
function inOrder(elections: readonly ElectionFacts[]): ElectionFacts[] {
  const keys = new Set<string>();
  for (const { election } of elections) {
    if (keys.has(election.key))
      throw new ReportedError(`The import has election ${election.key} twice.`);
    keys.add(election.key);
  }
  return elections.toSorted(byDay);
}

function byDay({ election: one }: ElectionFacts, { election: other }: ElectionFacts): number {
  return `${one.date} ${one.key}` < `${other.date} ${other.key}` ? -1 : 1;
}

async function lockDays(
  transaction: Transaction,
  elections: readonly ElectionFacts[],
): Promise<Map<string, ChangingDay>> {
  const days = new Map<string, ChangingDay>();
  for (const date of new Set(elections.map(({ election }) => election.date))) {
    const day = await lockDay(transaction, date);
    // After the lock was waited for.
    const now = new Date();
    const said = elections.filter(({ election }) => election.date === date);
    const newest = newestSaid(said.flatMap(({ results }) => results));
    days.set(date, { ...day, now, at: nextChangeTime(day.changedAt, now, newest) });
  }
  return days;
}

const nothing: Tally = { added: 0, changed: 0, unchanged: 0 };

/** Writes what elections share. */
async function applyShared(
  transaction: Transaction,
  { districts, parties, reports, elections, source }: Facts,
): Promise<Omit<ImportOutcome, 'elections'>> {
  const hasAreas = elections.some(({ units }) => units.some(({ areas }) => areas?.length));
  if (!hasAreas && districts.length + parties.length + reports.length === 0)
    return { districts: nothing, parties: nothing, reports: nothing };
  await lockShared(transaction);
  const at = new Date();
  return {
    districts: await writeDistricts(transaction, { districts, source }, at, refuseDistrictDamage),
    parties: await writeParties(transaction, parties, refuseSharedDamage),
    reports: await writeReports(transaction, reports, at, refuseSharedDamage),
  };
}
