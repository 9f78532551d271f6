import { publicId } from '@crossvote/elections';
import statement, { join } from 'sql-template-tag';
import type { DamageListener } from '../damage.ts';
import type { Sql } from '../sql/sql.ts';
import { quoted } from '../sql/table.ts';
import { inPortions } from './in-portions.ts';

/** The number of a thing, with its key. */
export interface NumberedThing {
  readonly id: number;
  readonly electionId: number;
  readonly key: string;
}

/** What is looked up. */
export interface Sought {
  readonly kind: 'unit' | 'race';
  /** Keys of the elections, by their numbers. */
  readonly elections: ReadonlyMap<number, string>;
  /** Keys of the things; all, unless given. */
  readonly keys?: readonly string[];
  readonly listenerOf: (election: string) => DamageListener;
}

const tables = { unit: quoted('ReportingUnit'), race: quoted('Race') };

/**
 * Looks up the numbers of things of which nothing else is needed. A checksum covers a thing with everything that is linked to
 * it; the key and the number alone are compared with the public id, which the key makes and the number was given for.
 */
export async function numberedThings(
  sql: Sql,
  { kind, elections, keys, listenerOf }: Sought,
): Promise<NumberedThing[]> {
  if (elections.size === 0) return [];
  const read = (isIt = statement`TRUE`) =>
    sql.query<NumberedThing & { readonly publicId: string }>(
      statement`SELECT t."id", t."electionId", t."key", n."publicId" FROM ${tables[kind]} t
        JOIN "PublicNumber" n ON n."id" = t."id"
        WHERE t."electionId" IN (${join([...elections.keys()])}) AND ${isIt}`,
    );
  const rows = await (keys
    ? inPortions(keys, (some) => read(statement`t."key" IN (${join(some)})`))
    : read());
  for (const { electionId, key, publicId: stored } of rows) {
    const election = elections.get(electionId) ?? '';
    if (publicId(kind, election, key) !== stored) listenerOf(election)(`${kind} ${key}`);
  }
  return rows;
}
