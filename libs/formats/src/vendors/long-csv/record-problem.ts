import { quoteValue } from '@crossvote/opening';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import { attributeKinds } from '../../cvr-sink.ts';
import type { LongRow } from './long-columns.ts';

/** Why a record is refused. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** The rows of each contest of a record, by its name. */
export function groupByContest(rows: readonly LongRow[]): Map<string, LongRow[]> {
  const groups = new Map<string, LongRow[]>();
  for (const row of rows) {
    const group = groups.get(row.contest) ?? [];
    groups.set(row.contest, group);
    group.push(row);
  }
  return groups;
}

/** Why the rows cannot be one record, or cannot be understood. */
export function findProblem(
  rows: readonly LongRow[],
  byContest: ReadonlyMap<string, readonly LongRow[]>,
): Problem | undefined {
  const contradiction = findContradiction(rows);
  if (contradiction) return contradiction;
  for (const [contest, ofContest] of byContest) {
    const problem = findRepeated(contest, ofContest) ?? findUnclearOvervote(contest, ofContest);
    if (problem) return problem;
  }
  return undefined;
}

function findContradiction([first, ...others]: readonly LongRow[]): Problem | undefined {
  for (const { attributes } of others) {
    const kind = attributes.findIndex((value, place) => value !== first?.attributes[place]);
    if (kind !== -1)
      return {
        code: 'record_contradicts',
        message: `the rows of the record differ in ${attributeKinds[kind] ?? ''}: perhaps two ballots of one number`,
      };
  }
  return undefined;
}

function findRepeated(contest: string, rows: readonly LongRow[]): Problem | undefined {
  if (rows.length < 2) return undefined;
  const votes = new Set<string>();
  for (const { candidate, rank, kind } of rows) {
    if (kind !== 'vote' || isUnnamedWriteIn(candidate)) continue;
    const key = `${rank} ${candidate}`;
    if (votes.has(key))
      return {
        code: 'choice_repeated',
        message: `the record has ${quoteValue(candidate)} of ${quoteValue(contest)} twice: perhaps two ballots of one number`,
      };
    votes.add(key);
  }
  return undefined;
}

/** An overvote is no vote, so that its IsVote of 0 may say either: it holds, or, among the choices listed, it does not. */
function findUnclearOvervote(contest: string, rows: readonly LongRow[]): Problem | undefined {
  if (!rows.every(({ kind }) => kind === 'noOvervote')) return undefined;
  return {
    code: 'overvote_unclear',
    message: `${quoteValue(contest)} has a row that says overvote, under IsVote that it is none, and no other row: it cannot be told whether it was overvoted`,
  };
}
