import type { BallotStyle, Sourced } from '@crossvote/elections';
import { insertRows, upsertRows } from '../sql/insert-rows.ts';
import { changedThings, deleteWhereIn, numberThings, type Writing } from './changed-things.ts';
import { ballotStyleChecksum } from './load-ballot-styles.ts';
import { ballotStyleMembers, pick } from './members.ts';

type StoredStyle = BallotStyle & Sourced;

/** Writes what differs of the ballot styles of an election. @returns styles that are to be removed at the end */
export async function writeBallotStyles(
  writing: Writing,
  stored: readonly StoredStyle[],
  next: readonly StoredStyle[],
): Promise<readonly StoredStyle[]> {
  const { sql, electionId, at, numbers } = writing;
  const { changed, removed } = changedThings(stored, next);
  if (changed.length === 0) return removed;
  await numberThings(writing, 'BallotStyle', 'ballot-style', changed);
  const idOf = (key: string) => numbers.numberOf('BallotStyle', key);
  const rows = changed.map(({ thing }) => {
    const id = idOf(thing.key);
    return {
      ...{ id, electionId, ...pick(thing, ballotStyleMembers), changedAt: at },
      checksum: ballotStyleChecksum(id, at.getTime(), thing),
    };
  });
  await upsertRows(sql, 'BallotStyle', ['id'], rows);
  const known = changed.filter(({ isKnown }) => isKnown).map(({ thing }) => idOf(thing.key));
  await deleteWhereIn(sql, 'BallotStyleRace', known, (some) => ({ ballotStyleId: { in: some } }));
  const races = changed.flatMap(({ thing }) =>
    thing.races.map((race, position) => ({
      ...{ ballotStyleId: idOf(thing.key), position, raceId: numbers.numberOf('Race', race) },
    })),
  );
  await insertRows(sql, 'BallotStyleRace', races);
  return removed;
}

/** Removes ballot styles, with their lists of races. */
export async function removeBallotStyles(
  { sql, numbers }: Writing,
  removed: readonly StoredStyle[],
): Promise<void> {
  const ids = removed.map(({ key }) => numbers.numberOf('BallotStyle', key));
  await deleteWhereIn(sql, 'BallotStyle', ids, (some) => ({ id: { in: some } }));
}
