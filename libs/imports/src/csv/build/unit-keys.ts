import { slug, type UnitKind } from '@crossvote/elections';
import type { Row } from '../read/read-table.ts';
import type { TableProblems } from '../read/table-problems.ts';
import type { unitTable } from '../tables/definition-tables.ts';
import { KeyBook } from './key-book.ts';
import { NameIndex, type NamedThing } from './name-index.ts';

/** A row of the table of units. */
export type UnitRow = Row<typeof unitTable.columns>;

/** A unit that cells may name. */
export interface NamedUnit extends NamedThing {
  readonly kind: UnitKind;
}

/** Kinds that contain others, from the outermost. */
const nesting = ['nation', 'state', 'county', 'town', 'precinct', 'split'];

/** Whether a unit of one kind can contain one of another, as far as kinds tell. */
function mayContain(outer: string, inner: string): boolean {
  const [one, other] = [nesting.indexOf(outer), nesting.indexOf(inner)];
  return one === -1 || other === -1 || one < other;
}

/** The key of a unit from what it is called, within its parent: `precinct:27137/0245`. */
export function unitKey(kind: string, name: string, parentKey = ''): string {
  if (kind === 'nation' || kind === 'state') return kind;
  const own = slug(name);
  const outer = parentKey.includes(':') ? `${parentKey.slice(parentKey.indexOf(':') + 1)}/` : '';
  return own === '' ? '' : `${kind}:${outer}${own}`;
}

const namesOf = ({ said }: UnitRow) => [said.name ?? '', said.number ?? '', said.splitName ?? ''];

/** A unit with its key and the key of its parent. */
export interface KeyedUnit {
  readonly row: UnitRow;
  readonly key: string;
  /** Undefined where the row does not say it. */
  readonly parent: string | null | undefined;
}

/** Finds the keys of units and of their parents, which a row may name by key or name. */
export class UnitKeys {
  private readonly found = new Map<UnitRow, KeyedUnit | undefined>();
  /** Parents that are no name of a row, and may be the key that another row gets. */
  private readonly unchecked: { readonly row: UnitRow; readonly parent: string }[] = [];
  private readonly rows: NameIndex<NamedThing & { readonly row: UnitRow }>;

  /** @param known - units that are stored */
  constructor(
    private readonly order: readonly UnitRow[],
    private readonly known: NameIndex<NamedUnit>,
    private readonly problems: TableProblems,
  ) {
    // Rows have no keys yet, so each gets its place as one, which no cell can hold.
    this.rows = new NameIndex(
      'unit',
      order.map((row, place) => ({
        key: `\0${place}`,
        names: [row.said.key ?? '', ...namesOf(row)],
        row,
      })),
    );
    const keys = new KeyBook('unit', problems);
    for (const row of order) {
      const keyed = this.keyed(row);
      if (keyed && !keys.take(keyed.key, row.place)) this.found.set(row, undefined);
    }
    const given = new Set(this.all().map(({ key }) => key));
    for (const { row, parent } of this.unchecked)
      if (!given.has(parent)) known.resolve(parent, row.place, problems);
  }

  /** In the order of the rows. */
  all(): KeyedUnit[] {
    return this.order.flatMap((row) => this.found.get(row) ?? []);
  }

  private keyed(row: UnitRow, inner: readonly UnitRow[] = []): KeyedUnit | undefined {
    if (this.found.has(row)) return this.found.get(row);
    if (inner.includes(row)) {
      this.problems.add(row.place, 'is its own parent, or a parent of its parents');
      return undefined;
    }
    const parent = this.parentOf(row, [...inner, row]);
    const { key } = row.said;
    const keyed = { row, parent, key: key ?? keyOf(row, parent ?? '') };
    this.found.set(row, keyed);
    return keyed;
  }

  private parentOf(row: UnitRow, inner: readonly UnitRow[]): string | null | undefined {
    const { parent, kind = 'other' } = row.said;
    if (parent === undefined || parent === null) return parent;
    const fitting = this.rows
      .find(parent)
      .filter((each) => each.row !== row && mayContain(each.row.said.kind ?? 'other', kind));
    const byKey = fitting.filter((each) => each.row.said.key === parent);
    const [only, another] = byKey.length > 0 ? byKey : fitting;
    if (only && !another) return this.keyed(only.row, inner)?.key;
    if (only) {
      this.problems.add(
        row.place,
        `the parent ${JSON.stringify(parent)} fits several units; give them keys, and write the key of one`,
      );
      return undefined;
    }
    const [stored, other] = this.known.find(parent);
    if (stored && !other) return stored.key;
    this.unchecked.push({ row, parent });
    return parent;
  }
}

function keyOf({ said }: UnitRow, parent: string): string {
  const { kind = 'other', name = '', number = '', splitName = '' } = said;
  if (kind === 'county' && said.fipsCode) return unitKey(kind, said.fipsCode);
  const own = kind === 'split' && splitName !== '' ? splitName : number === '' ? name : number;
  return unitKey(kind, own, parent);
}
