import { contestLabel, type StoredContest } from '@crossvote/election';
import {
  holderCount,
  isHeld,
  isRare,
  rowOf,
  type CrossTable,
  type PairRecords,
} from '@crossvote/marks';
import type { Ballot } from './ballot.ts';

/** Returns the cross table of two contests. */
export type TableOf = (first: StoredContest, second: StoredContest) => Promise<CrossTable>;

const count = (number: number) => number.toLocaleString('en-US');

/**
 * Notes for compared contests that are together on few records only, with the number of these records. For most voters,
 * the answer knows only one of the two contests (semantics: Cross-voting).
 *
 * @param sources - contests of the sources
 * @param compared - contests that each source is compared with
 */
export async function rarePairNotes(
  ballot: Ballot,
  sources: readonly StoredContest[],
  compared: readonly StoredContest[],
  tableOf: TableOf,
): Promise<string[]> {
  const notes: string[] = [];
  const told = new Set<string>();
  for (const source of new Set(sources))
    for (const other of compared) {
      const key = [source.id, other.id].sort((a, b) => a - b).join();
      if (source === other || told.has(key)) continue;
      told.add(key);
      const pair = await pairRecords(ballot, source, other, tableOf);
      if (!isRare(pair) || (await areHeld(ballot, source, other, tableOf))) continue;
      const either = pair.first + pair.second - pair.both;
      notes.push(
        `${count(pair.both)} of ${count(either)} records hold both contests' cards, "${contestLabel(source)}" and "${contestLabel(other)}": of all other voters only one of the two is known, as most cards are not linked, or as few ballots have both.`,
      );
    }
  return notes;
}

/** Whether a third contest, one of the contests on the most records, is on most records of both. */
async function areHeld(
  ballot: Ballot,
  first: StoredContest,
  second: StoredContest,
  tableOf: TableOf,
): Promise<boolean> {
  const holders = ballot.contests
    .filter((contest) => contest !== first && contest !== second)
    .sort((a, b) => b.records - a.records)
    .slice(0, holderCount);
  for (const holder of holders) {
    if (holder.records < Math.max(first.records, second.records) / 2) return false;
    const withFirst = await pairRecords(ballot, holder, first, tableOf);
    if (!isHeld(withFirst, withFirst)) continue;
    if (isHeld(withFirst, await pairRecords(ballot, holder, second, tableOf))) return true;
  }
  return false;
}

/**
 * Numbers of records with the contests. They are computed from the NOT_ON_BALLOT cells, as a record can be in several
 * other cells.
 */
async function pairRecords(
  { blockSizes }: Ballot,
  first: StoredContest,
  second: StoredContest,
  tableOf: TableOf,
): Promise<PairRecords> {
  const table = await tableOf(first, second);
  const neither = rowOf(table, table.rows - 1)[table.columns - 1] ?? 0;
  const total = blockSizes.reduce((sum, records) => sum + records, 0);
  const both = first.records + second.records - (total - neither);
  return { first: first.records, second: second.records, both };
}
