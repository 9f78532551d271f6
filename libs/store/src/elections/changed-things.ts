import { isSame, publicId, type PublicKind } from '@crossvote/elections';
import { deleteRows } from '../sql/rows.ts';
import type { ModelName, Where } from '../sql/models.ts';
import type { Sql } from '../sql/sql.ts';
import { inPortions } from './in-portions.ts';
import type { KeyedModel, KeysAndNumbers } from './keys-and-numbers.ts';
import { publicNumbers } from './public-numbers.ts';

/** What the writing of one election shares. */
export interface Writing {
  readonly sql: Sql;
  readonly electionId: number;
  readonly electionKey: string;
  /** Change time of everything that is written. */
  readonly at: Date;
  readonly numbers: KeysAndNumbers;
}

/** A thing that was added or changed. */
export interface ChangedThing<Thing> {
  readonly thing: Thing;
  readonly isKnown: boolean;
}

interface Keyed {
  readonly key: string;
}

/** What is to be written of a list of things, and what is to be removed. */
export function changedThings<Thing extends Keyed>(
  stored: readonly Thing[],
  next: readonly Thing[],
): { readonly changed: readonly ChangedThing<Thing>[]; readonly removed: readonly Thing[] } {
  const before = new Map(stored.map((thing) => [thing.key, thing]));
  const stays = new Set(next.map(({ key }) => key));
  return {
    changed: next.flatMap((thing) => {
      const known = before.get(thing.key);
      return known && isSame(known, thing) ? [] : [{ thing, isKnown: known !== undefined }];
    }),
    removed: stored.filter(({ key }) => !stays.has(key)),
  };
}

/** Gives new things their numbers. */
export async function numberThings<Thing extends Keyed>(
  { sql, electionKey, numbers }: Writing,
  model: KeyedModel,
  kind: PublicKind,
  changed: readonly ChangedThing<Thing>[],
): Promise<void> {
  const added = changed.filter(({ isKnown }) => !isKnown).map(({ thing }) => thing.key);
  if (added.length === 0) return;
  const publicIds = new Map(added.map((key) => [publicId(kind, electionKey, key), key]));
  const given = await publicNumbers(sql, kind, [...publicIds.keys()]);
  numbers.learn(
    model,
    [...given].map(([id, number]) => ({ id: number, key: publicIds.get(id) ?? '' })),
  );
}

/** Removes rows by a list of numbers, some at once. */
export async function deleteWhereIn<Model extends ModelName>(
  sql: Sql,
  model: Model,
  ids: readonly number[],
  where: (some: readonly number[]) => Where<Model>,
): Promise<void> {
  await inPortions(ids, async (some) => {
    await deleteRows(sql, model, where(some));
    return [];
  });
}
