import type { ModelName } from '../sql/models.ts';
import { quoted, Table } from '../sql/table.ts';
import type { Sql } from '../sql/sql.ts';
import { inPortions } from './in-portions.ts';
import { join } from 'sql-template-tag';
import statement from 'sql-template-tag';

/** Tables of things that are told by a key. */
export type KeyedModel = Extract<
  ModelName,
  'District' | 'ReportingUnit' | 'BallotStyle' | 'PollingPlace' | 'Race'
>;

interface Keyed {
  readonly id: number;
  readonly key: string;
}

/** Keys and numbers of the things of one election, and of districts, as far as they were read. */
export class KeysAndNumbers {
  private readonly keys = perModel<Map<number, string>>(() => new Map());
  private readonly numbers = perModel<Map<string, number>>(() => new Map());

  learn(model: KeyedModel, things: readonly Keyed[]): void {
    for (const { id, key } of things) {
      this.keys[model].set(id, key);
      this.numbers[model].set(key, id);
    }
  }

  /** Reads the keys of those that are not known yet. */
  async read(sql: Sql, model: KeyedModel, ids: Iterable<number>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.keys[model].has(id));
    const table = new Table(model);
    const rows = await inPortions(missing, (some) =>
      sql.query<Keyed>(
        statement`SELECT "id", "key" FROM ${table.name} WHERE ${quoted('id')} IN (${join(some)})`,
      ),
    );
    this.learn(model, rows);
  }

  /** Key of a thing that was read; undefined where there is none, as in a damaged database. */
  keyOf(model: KeyedModel, id: number): string | undefined {
    return this.keys[model].get(id);
  }

  /** @throws Error for a thing that was not read: what an import refers to was looked up before */
  numberOf(model: KeyedModel, key: string): number {
    const number = this.numbers[model].get(key);
    if (number === undefined) throw new Error(`${model} ${key} has no number`);
    return number;
  }

  has(model: KeyedModel, key: string): boolean {
    return this.numbers[model].has(key);
  }
}

function perModel<Value>(make: () => Value): Record<KeyedModel, Value> {
  const [district, unit, style, place, race] = [make(), make(), make(), make(), make()];
  return {
    ...{ District: district, ReportingUnit: unit, BallotStyle: style },
    ...{ PollingPlace: place, Race: race },
  };
}
