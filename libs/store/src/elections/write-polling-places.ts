import { canonicalJson, type PollingPlace, type Sourced } from '@crossvote/elections';
import { upsertRows } from '../sql/insert-rows.ts';
import { changedThings, deleteWhereIn, numberThings, type Writing } from './changed-things.ts';
import { deleteExternalIds, writeExternalIds } from './external-ids.ts';
import { pollingPlaceChecksum } from './load-polling-places.ts';
import { pick, pollingPlaceMembers } from './members.ts';

type StoredPlace = PollingPlace & Sourced;

/** Writes what differs of the polling places of an election. @returns places that are to be removed at the end */
export async function writePollingPlaces(
  writing: Writing,
  stored: readonly StoredPlace[],
  next: readonly StoredPlace[],
): Promise<readonly StoredPlace[]> {
  const { sql, electionId, at, numbers } = writing;
  const { changed, removed } = changedThings(stored, next);
  if (changed.length === 0) return removed;
  await numberThings(writing, 'PollingPlace', 'polling-place', changed);
  const idOf = (key: string) => numbers.numberOf('PollingPlace', key);
  const rows = changed.map(({ thing }) => {
    const id = idOf(thing.key);
    return {
      ...{ id, electionId, ...pick(thing, pollingPlaceMembers), changedAt: at },
      address: thing.address === null ? null : canonicalJson(thing.address),
      hours: canonicalJson(thing.hours),
      checksum: pollingPlaceChecksum(id, at.getTime(), thing),
    };
  });
  await upsertRows(sql, 'PollingPlace', ['id'], rows);
  await writeExternalIds(
    sql,
    changed.map(({ thing, isKnown }) => ({
      ...{ id: idOf(thing.key), isKnown, externalIds: thing.externalIds },
    })),
  );
  return removed;
}

/** Removes polling places. */
export async function removePollingPlaces(
  { sql, numbers }: Writing,
  removed: readonly StoredPlace[],
): Promise<void> {
  const ids = removed.map(({ key }) => numbers.numberOf('PollingPlace', key));
  await deleteExternalIds(sql, ids);
  await deleteWhereIn(sql, 'PollingPlace', ids, (some) => ({ id: { in: some } }));
}
